import csv
import subprocess
import tempfile
import unittest
import wave
import zipfile
from pathlib import Path

from laboratory import ROOT, TARGET, jdk

JAR = TARGET / "trigger-word-detector.jar"
MODEL = ROOT / "data/models/activate-course.zip"
FOR_PEOPLE = ROOT / "data/models/activate.zip"
SCENE = "dev/scene-04.flac"


class DetectorTest(unittest.TestCase):
    """The jar alone, in a JVM without options: no DL4J, no vector module."""

    def java(self, *arguments, said=""):
        command = [str(jdk.find().java), *map(str, arguments)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stderr, said)
        return run.stdout

    def test_it_is_small_and_has_what_it_needs(self):
        self.assertLess(JAR.stat().st_size, 3_000_000)
        with zipfile.ZipFile(JAR) as jar:
            packages = {str(Path(name).parent) for name in jar.namelist() if name.endswith(".class")}
        roots = ("triggerword/", "com/google/gson", "org/jflac", "net/sourceforge/javaflacencoder")
        self.assertEqual([package for package in packages if not package.startswith(roots)], [])

    def test_an_application_hears_the_word(self):
        application = Path(__file__).parent / "Application.java"
        heard = [int(ms) for ms in self.java("-cp", JAR, application, MODEL, ROOT / "data" / SCENE).split()]
        with open(ROOT / "data/dev/labels.csv", newline="") as labels:
            ends = [int(row["end_ms"]) for row in csv.DictReader(labels)
                    if row["file"] == SCENE and row["kind"] == "positive"]
        hits = [end for end in ends if any(-200 < ms - end < 1000 for ms in heard)]
        self.assertGreater(len(hits), len(ends) / 2, f"words end at {ends} ms, heard at {heard} ms")

    def test_it_runs_as_a_command(self):
        lines = self.java("-jar", JAR, FOR_PEOPLE, ROOT / "data" / SCENE, said="seconds\tscore\n").splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^\d+\.\d\d\t0\.\d\d\d$")

    def test_a_sound_without_the_word_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            silence = Path(folder) / "silence.wav"
            with wave.open(str(silence), "wb") as file:
                file.setparams((1, 2, 44_100, 0, "NONE", ""))
                file.writeframes(bytes(2 * 44_100))
            self.assertEqual(self.java("-jar", JAR, MODEL, silence, said="not heard\n"), "")

    def test_what_is_no_model_is_one_sentence(self):
        command = [str(jdk.find().java), "-jar", str(JAR), str(ROOT / "pom.xml"), str(ROOT / "data" / SCENE)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(len(run.stderr.splitlines()), 1, run.stderr)
        self.assertIn("pom.xml", run.stderr)
