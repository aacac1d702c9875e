import csv
import io
import os
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

from laboratory import LabError
from laboratory.benchmark import comparison, suite, table, worker
from laboratory.benchmark.comparison import Comparison
from laboratory.benchmark.table import Row

# A worker that is ready with a difference, or not at all, and answers the same time again and again.
SCRIPT = """
import sys
if sys.argv[1] == "fails":
    sys.exit("no such library")
print("ready", sys.argv[1], flush=True)
for line in sys.stdin:
    print(sys.argv[2], flush=True)
"""


class TableTest(unittest.TestCase):
    def test_the_ratio_is_peer_by_ours(self):
        self.assertEqual(Row("a", 2, 6, 0).ratio, 3)
        self.assertIsNone(Row("a", 2, None, 0).ratio)
        self.assertIsNone(Row("a", None, None, 0).ratio)

    def test_numbers_have_four_digits_and_no_exponent(self):
        self.assertEqual(table.number(0.00003456789), "0.0000346")
        self.assertEqual(table.number(12.34567), "12.35")
        self.assertEqual(table.number(12345.6), "12346")
        self.assertEqual(table.number(10.0), "10")
        self.assertEqual(table.number(0), "0")
        self.assertEqual(table.number(None), "")

    def test_what_is_not_known_stays_empty_in_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "bench" / "x.csv"
            table.write([Row("step, 1 thread", 0.5, 2, 0.25), Row("bytes", 8, None, 0.25)], file)
            with open(file, newline="") as stream:
                rows = list(csv.reader(stream))
        self.assertEqual(rows[0], ["name", "ours", "peer", "ratio", "load"])
        self.assertEqual(rows[1], ["step, 1 thread", "0.5", "2", "4", "0.25"])
        self.assertEqual(rows[2], ["bytes", "8", "", "", "0.25"])


class ComparisonTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def start(self, name, ready, ms):
        command = [sys.executable, "-c", SCRIPT, ready, str(ms)]
        return worker.Worker(name, command, 1, {}, self.folder / f"{name}.log")

    def rows(self, **peers):
        processes = mock.Mock()
        processes.ours = lambda *_: self.start("ours", "0", 2)
        processes.peer = lambda name, *_: self.start(name, *peers[name])
        with mock.patch.object(comparison, "processes", processes), mock.patch.object(comparison, "PAUSE_SECONDS", 0):
            with mock.patch.object(comparison, "TARGET", self.folder):
                rows = list(Comparison("step", "training", list(peers), 1, rounds=3).run(self.folder / "step"))
        return [(row.name, row.ours, row.peer) for row in rows]

    def test_the_strongest_peer_comes_first(self):
        rows = self.rows(slow=("1e-7", 9), fast=("0", 4))
        self.assertEqual(rows, [("step: fast", 2, 4), ("step: slow", 2, 9)])

    def test_a_peer_with_another_result_is_not_timed(self):
        rows = self.rows(same=("1e-6", 4), other=("0.002", 1), nothing=("nan", 1))
        self.assertEqual(rows[0], ("step: same", 2, 4))
        self.assertEqual(rows[1], ("step: other not timed: differs by 2.0e-03", None, None))
        self.assertEqual(rows[2], ("step: nothing not timed: differs by nan", None, None))

    def test_a_peer_that_fails_is_named_with_its_log(self):
        rows = self.rows(broken=("fails", 1))
        self.assertEqual(rows[0], ("step", 2, None))
        self.assertEqual(rows[1], ("step: broken not timed: it failed, see broken.log", None, None))
        self.assertIn("no such library", (self.folder / "broken.log").read_text())

    def test_rounds_begin_with_another_worker_each(self):
        asked = []

        def one(name, *times):
            answers = iter([0, *times])
            return mock.Mock(name=name, time=lambda _: (asked.append(name), next(answers))[1])

        workers = [one("a", 5, 1, 3), one("b", 7, 8, 90)]
        for name, each in zip("ab", workers):
            each.name = name
        with mock.patch.object(comparison, "PAUSE_SECONDS", 0):
            medians = comparison.alternate(workers, 3)
        self.assertEqual(medians, {"a": 3, "b": 8})
        self.assertEqual("".join(asked), "ab" + "ab" + "ba" + "ab")


class SuiteTest(unittest.TestCase):
    def test_what_is_no_bench_is_named(self):
        with self.assertRaisesRegex(LabError, "expected synthesis, spectrogram, .* or --pytorch but was 'speed'."):
            suite.run(["speed"])

    def test_a_table_is_printed_and_written_a_bench(self):
        rows = [Row("step", 2, 4, 0.5)]
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()) as shown:
            benches = {"training": lambda peers: iter(rows if peers == ["pytorch"] else [])}
            with (
                mock.patch.object(suite, "BENCHES", benches),
                mock.patch.object(suite, "FOLDER", Path(folder)),
                mock.patch.object(suite.installation, "prepare") as prepare,
            ):
                suite.run(["training", "--pytorch"])
            text = (Path(folder) / "training.csv").read_text()
        prepare.assert_called_once_with(True)
        self.assertEqual(text.splitlines(), ["name,ours,peer,ratio,load", "step,2,4,2,0.5"])
        self.assertRegex(shown.getvalue(), r"step +2 +4 +2 +0.5")

    def test_ten_seconds_have_the_courses_frames(self):
        self.assertEqual(suite.frames(10), 5511)

    def test_a_training_step_is_17_billion_operations(self):
        # A convolution of 15 × 101 × 196, forward and by its weights; two GRUs of 128, also by their input.
        self.assertAlmostEqual(suite.training_operations(5, 5511) / 1e9, 17.3, delta=0.1)

    @unittest.skipUnless(hasattr(os, "sched_getaffinity"), "the system cannot tie a process to cores")
    def test_a_worker_keeps_to_its_threads(self):
        with tempfile.TemporaryDirectory() as folder:
            count = "import os; print('ready', len(os.sched_getaffinity(0)))"
            process = worker.Worker("ours", [sys.executable, "-c", count], 1, {}, Path(folder) / "log")
            self.assertEqual(process.ready(), 1)
            process.close()


if __name__ == "__main__":
    unittest.main()
