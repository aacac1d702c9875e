import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from laboratory import ROOT, execution

BROKEN = ROOT / "src" / "test" / "notebooks" / "broken.ipynb"


class ExecutionTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_a_cell_that_does_not_compile_fails_the_run_in_the_compilers_words(self):
        script = [sys.executable, execution.__file__, "--quick", str(self.folder), str(BROKEN)]
        run = subprocess.run(script, capture_output=True, text=True)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertRegex(run.stdout, r"broken +[0-9.]+ s  FAILED in cell 3")
        self.assertIn("incompatible types: java.lang.String cannot be converted to int", run.stdout)
        self.assertTrue(run.stdout.endswith("notebooks: 0 passed, 1 failed\n"), run.stdout)

        executed = json.loads((self.folder / "broken.ipynb").read_text())
        self.assertEqual(executed["cells"][1]["execution_count"], 1)
        page = (self.folder / "broken.html").read_text()
        self.assertIn("incompatible types", page)
        self.assertIsNone(re.search(r"<(script|link|img)[^>]+(src|href)=.http", page), "the page asks the network")

    def test_kept_outputs_carry_no_counts_and_no_times(self):
        times = {"execution": {"iopub.status.busy": "now"}}
        cell = nbformat.v4.new_code_cell("1 + 1", execution_count=7, metadata=times)
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "2"}, execution_count=7)]
        java = {"language_info": {"name": "Java", "version": "17.0.15"}}
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata=java)

        self.assertIsNone(execution.keep_outputs(notebook, self.folder / "kept.ipynb"))
        kept = json.loads((self.folder / "kept.ipynb").read_text())
        self.assertEqual(kept["metadata"], {"language_info": {"name": "Java"}})
        self.assertEqual(kept["cells"][0]["metadata"], {})
        self.assertIsNone(kept["cells"][0]["execution_count"])
        self.assertEqual(kept["cells"][0]["outputs"][0]["data"], {"text/plain": ["2"]})

    def test_of_sliders_the_picture_is_left(self):
        shown = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "image/png": "iVBO"}
        cell = nbformat.v4.new_code_cell("slider", outputs=[nbformat.v4.new_output("display_data", shown)])
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"state": {}}})
        execution.without_widgets(notebook)
        self.assertEqual(notebook.cells[0].outputs[0].data, {"image/png": "iVBO"})
        self.assertNotIn("widgets", notebook.metadata)

    def test_outputs_of_more_than_a_megabyte_are_not_kept(self):
        cell = nbformat.v4.new_code_cell("big", outputs=[nbformat.v4.new_output("stream", text="x" * 1_000_000)])
        problem = execution.keep_outputs(nbformat.v4.new_notebook(cells=[cell]), self.folder / "big.ipynb")
        self.assertIn("expected at most 1000000 bytes with outputs but was 1000", problem)
        self.assertFalse((self.folder / "big.ipynb").exists())
