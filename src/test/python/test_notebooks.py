import json
import unittest

from laboratory import NOTEBOOKS
from laboratory.execution import LARGEST_KEPT_BYTES


class NotebooksTest(unittest.TestCase):
    """What is committed: written by `./lab outputs`."""

    def test_they_carry_nothing_that_differs_from_run_to_run(self):
        for file in sorted(NOTEBOOKS.glob("*.ipynb")):
            with self.subTest(file.name):
                notebook = json.loads(file.read_text(encoding="utf-8"))
                self.assertEqual(sorted(notebook["metadata"]), ["kernelspec", "language_info"])
                self.assertEqual(notebook["metadata"]["kernelspec"]["name"], "java")
                # The syntax is coloured before a kernel runs; whose Java ran last is nobody's business.
                self.assertNotIn("version", notebook["metadata"]["language_info"])
                self.assertLessEqual(file.stat().st_size, LARGEST_KEPT_BYTES)
                for cell in notebook["cells"]:
                    self.assertNotIn("execution", cell["metadata"])
                    self.assertIsNone(cell.get("execution_count"))

    def test_they_show_what_they_did(self):
        for file in sorted(NOTEBOOKS.glob("*.ipynb")):
            cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
            code = [cell for cell in cells if cell["cell_type"] == "code"]
            shown = [cell for cell in code if cell["outputs"]]
            self.assertGreater(len(shown), len(code) / 2, file.name)

    def test_no_output_is_an_error(self):
        for file in sorted(NOTEBOOKS.glob("*.ipynb")):
            for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
                if "raises-exception" not in cell["metadata"].get("tags", []):
                    kinds = [output["output_type"] for output in cell.get("outputs", [])]
                    self.assertNotIn("error", kinds, file.name)

    def test_every_picture_has_a_text_in_its_place(self):
        for file in sorted(NOTEBOOKS.glob("*.ipynb")):
            for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
                for output in cell.get("outputs", []):
                    if "image/png" in output.get("data", {}):
                        self.assertTrue(output["metadata"]["image/png"].get("alt"), file.name)
                    page = "".join(output.get("data", {}).get("text/html", []))
                    self.assertEqual(page.count("<img"), page.count(' alt="'), file.name)
