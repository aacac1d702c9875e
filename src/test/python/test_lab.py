import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import lab
from laboratory import ROOT, LabError


class LabTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def notebooks(self, *names):
        for name in names:
            (self.folder / name).touch()
        patch = mock.patch.object(lab, "NOTEBOOKS", self.folder)
        patch.start()
        self.addCleanup(patch.stop)

    def test_a_name_is_the_beginning_of_a_notebooks(self):
        self.notebooks("02-b.ipynb", "01-a.ipynb", "11-c.ipynb")
        self.assertEqual([file.name for file in lab.find_notebooks([])], ["01-a.ipynb", "02-b.ipynb", "11-c.ipynb"])
        self.assertEqual([file.name for file in lab.find_notebooks(["11", "02-b"])], ["02-b.ipynb", "11-c.ipynb"])
        self.assertEqual([file.name for file in lab.find_notebooks(["1"])], ["01-a.ipynb"])
        with self.assertRaisesRegex(LabError, "no notebook begins with '07'; there are 01-a, 02-b, 11-c."):
            lab.find_notebooks(["7"])

    def test_no_notebooks_at_all_is_an_error(self):
        self.notebooks()
        with self.assertRaisesRegex(LabError, f"expected notebooks but there are none: {self.folder}."):
            lab.find_notebooks([])

    def test_what_is_no_command_is_named(self):
        commands = "run, test, outputs, speak, train, measure, ladder, bench or help"
        with self.assertRaisesRegex(LabError, f"expected {commands} but was 'runn'."):
            lab.main(["runn"])

    def test_without_chromium_the_browser_tests_are_an_error_only_if_asked_for(self):
        calls = []
        with (
            mock.patch.object(lab.browser, "find", return_value=None),
            mock.patch.object(lab.preparation, "prepare"),
            mock.patch.object(lab.preparation, "maven", return_value=mock.Mock(returncode=0)),
            mock.patch.object(lab, "python", side_effect=lambda *arguments, **_: calls.append(arguments) or 0),
            mock.patch("builtins.print") as printed,
        ):
            with self.assertRaisesRegex(LabError, "need Chromium and none was found: install it with"):
                lab.main(["test", "browser"])
            self.assertEqual(calls, [])
            self.assertEqual(lab.main(["test"]), 0)
        said = " ".join(str(call.args[0]) for call in printed.call_args_list)
        self.assertIn("browser tests skipped: the browser tests need Chromium", said)
        self.assertEqual(len(calls), 2)

    def test_outputs_come_from_the_shipped_clips(self):
        with mock.patch.dict(os.environ, TRIGGER_DATA="mine"), self.assertRaisesRegex(LabError, "TRIGGER_DATA is set"):
            lab.main(["outputs"])

    def test_the_users_folder_is_passed_on_from_where_he_stands(self):
        with mock.patch.dict(os.environ, TRIGGER_DATA="mine"), mock.patch.object(subprocess, "Popen") as popen:
            popen.return_value.wait.return_value = 0
            lab.python("script")
        self.assertEqual(popen.call_args.kwargs["env"]["TRIGGER_DATA"], str(Path.cwd() / "mine"))

    def test_a_blank_folder_is_none(self):
        for blank in ("", " "):
            with self.subTest(blank=blank), mock.patch.dict(os.environ, TRIGGER_DATA=blank):
                with mock.patch.object(lab, "run", return_value=0) as run:
                    self.assertEqual(lab.main(["outputs"]), 0)
                run.assert_called_once_with([], "--keep-outputs")
                with mock.patch.object(subprocess, "Popen") as popen:
                    popen.return_value.wait.return_value = 0
                    lab.python("script")
                self.assertEqual(popen.call_args.kwargs["env"]["TRIGGER_DATA"], blank)

    @unittest.skipIf(os.name == "nt", "the script is for POSIX shells")
    def test_a_machine_without_python_is_told_how_to_get_one(self):
        (self.folder / "dirname").symlink_to(shutil.which("dirname"))
        command = [shutil.which("sh"), str(ROOT / "lab")]
        run = subprocess.run(command, env={"PATH": str(self.folder)}, capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("Python 3.10 or newer is needed and none was found", run.stderr)
        self.assertIn("apt install python3", run.stderr)
