import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from laboratory import preparation


class OnceTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stamp = Path(folder.name) / "stamp"
        self.runs = 0

    def work(self):
        self.runs += 1

    def once(self, digest, work=None):
        with contextlib.redirect_stdout(io.StringIO()):
            preparation.once("work", self.stamp, digest, work or self.work)

    def test_work_is_done_once_for_one_content(self):
        self.once("a")
        self.once("a")
        self.assertEqual(self.runs, 1)
        self.once("b")
        self.assertEqual(self.runs, 2)

    def test_failed_work_is_done_again(self):
        self.once("a")
        with self.assertRaises(ZeroDivisionError):
            self.once("b", lambda: 1 / 0)
        self.once("a")
        self.assertEqual(self.runs, 2)
