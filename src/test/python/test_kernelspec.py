import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from laboratory import ROOT, jvm, kernelspec
from laboratory.jdk import Jdk

SEVENTEEN = Jdk(Path("/jdks/17"), "17.0.15")
TWENTY_FIVE = Jdk(Path("/jdks/25"), "25.0.1")


class KernelspecTest(unittest.TestCase):
    def test_it_runs_jjava_on_that_jdk_with_the_flags_of_the_build(self):
        arguments = kernelspec.kernelspec(SEVENTEEN)["argv"]
        self.assertEqual(arguments[0], str(SEVENTEEN.java))
        flags = jvm.arguments(ROOT / "pom.xml")
        self.assertIn("-Djava.awt.headless=true", flags)
        self.assertLessEqual(set(flags), set(arguments))
        self.assertEqual(arguments[-3], "-jar")
        self.assertTrue(Path(arguments[-2]).is_file(), arguments[-2])

    def test_its_class_path_and_start_up_script_are_there(self):
        environment = kernelspec.kernelspec(SEVENTEEN)["env"]
        self.assertTrue(Path(environment["JJAVA_STARTUP_SCRIPTS_PATH"]).is_file())
        jar = environment["JJAVA_CLASSPATH"].split(":")[0]
        self.assertTrue(Path(jar).is_file(), jar)

    def test_what_a_word_is_spoken_with_is_there(self):
        environment = kernelspec.kernelspec(SEVENTEEN)["env"]
        self.assertTrue(Path(environment["TRIGGER_DICTIONARY"]).is_file())
        self.assertTrue(Path(environment["TRIGGER_PYTHON"]).is_file())

    def test_another_jdk_rewrites_it(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(kernelspec, "FOLDER", Path(folder)):
            for java in SEVENTEEN, TWENTY_FIVE:
                kernelspec.write(java)
                written = json.loads((Path(folder) / "kernel.json").read_text())
                self.assertEqual(written, kernelspec.kernelspec(java))
