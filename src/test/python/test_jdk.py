import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from laboratory import LabError, jdk

SETTINGS = """Property settings:
    java.home = {home}
    java.version = {version}
"""


@unittest.skipIf(os.name == "nt", "stands a shell script in for java")
class JdkTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        environment = mock.patch.dict(os.environ, JAVA_HOME=str(self.home))
        environment.start()
        self.addCleanup(environment.stop)

    def program(self, name, prints=""):
        file = self.home / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{prints}\nEND\n")
        file.chmod(0o755)

    def assert_refused(self, sentence):
        with self.assertRaises(LabError) as caught:
            jdk.find()
        self.assertIn(sentence, str(caught.exception))
        self.assertIn("openjdk-17-jdk", str(caught.exception))

    def test_java_home_decides(self):
        self.program("java", SETTINGS.format(home=self.home, version="25.0.1"))
        self.program("javac")
        self.assertEqual(jdk.find(), jdk.Jdk(self.home, "25.0.1"))

    def test_no_java_is_named(self):
        self.assert_refused(f"no java was found in JAVA_HOME={self.home}")

    def test_a_java_that_does_not_start_is_named(self):
        self.program("java", "Error: could not find libjvm.so")
        self.assert_refused(f"{self.home}/bin/java does not start")

    def test_old_java_is_named(self):
        self.program("java", SETTINGS.format(home=self.home, version="1.8.0_392"))
        self.assert_refused(f"{self.home} is 1.8.0_392")

    def test_jre_is_named(self):
        self.program("java", SETTINGS.format(home=self.home, version="17.0.15"))
        self.assert_refused(f"{self.home} has no compiler")
