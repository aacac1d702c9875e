import re
import unittest

import yaml
from laboratory import ROOT, jdk


class EnvironmentTest(unittest.TestCase):
    def setUp(self):
        self.conda = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
        lines = (ROOT / "requirements.txt").read_text().splitlines()
        self.requirements = [line for line in lines if line and not line.startswith("#")]

    def test_every_requirement_is_pinned(self):
        for line in self.requirements:
            self.assertRegex(line, r"^[a-z0-9_-]+==[0-9a-z.]+$")

    def test_conda_installs_the_requirements_and_no_version_of_its_own(self):
        self.assertIn({"pip": ["-r requirements.txt"]}, self.conda)
        packages = {re.split("[=<>]", line)[0] for line in self.conda if isinstance(line, str)}
        self.assertEqual(packages, {"openjdk", "maven", "python", "pip"})

    def test_conda_brings_a_jdk_and_a_python_that_lab_accepts(self):
        versions = dict(line.split("=") for line in self.conda if "=" in line)
        self.assertGreaterEqual(int(versions["openjdk"]), jdk.OLDEST)
        self.assertGreaterEqual(tuple(map(int, versions["python"].split("."))), (3, 10))
