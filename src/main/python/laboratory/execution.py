"""Executes notebooks headless, in the virtual environment, and says how each of them went.

Usage: execution.py [--quick | --keep-outputs] FOLDER NOTEBOOK…

The executed copies, as .ipynb and .html, and what the kernel wrote to its terminal, as .log, land in FOLDER.
"""

import argparse
import asyncio
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbstripout import strip_output

QUICK_CELL_SECONDS = 600
LARGEST_KEPT_BYTES = 1_000_000
KERNEL_DIED = "FAILED: the kernel died"

# A page that asks the network for nothing: nbconvert's own waits for MathJax, require.js and the widgets' scripts.
OFFLINE_PAGE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
{% block jupyter_widgets %}{% endblock %}"""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help=f"no cell may take more than {QUICK_CELL_SECONDS} s")
    parser.add_argument("--keep-outputs", action="store_true", help="write the outputs into the notebooks themselves")
    parser.add_argument("folder", type=Path)
    parser.add_argument("notebooks", type=Path, nargs="+")
    arguments = parser.parse_args()

    arguments.folder.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    for file in arguments.notebooks:
        started = time.monotonic()
        print(f"{file.stem:<24}", end="", flush=True)
        notebook = nbformat.read(file, as_version=4)
        log = arguments.folder / f"{file.stem}.log"
        problem = execute(notebook, file.parent, log, arguments.quick)
        without_widgets(notebook)
        save(notebook, arguments.folder / file.name)
        if arguments.keep_outputs and not problem:
            problem = keep_outputs(notebook, file)
        print(f"{time.monotonic() - started:7.1f} s  {problem or 'ok'}", flush=True)
        passed += problem is None
        failed += problem is not None
        if problem and problem.startswith(KERNEL_DIED):
            # Ctrl-C comes out here too: nbclient takes the signal for itself and ends the kernel.
            break
    skipped = len(arguments.notebooks) - passed - failed
    print(f"notebooks: {passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


def execute(notebook: nbformat.NotebookNode, folder: Path, log: Path, quick: bool) -> str | None:
    """Runs all cells in place, the kernel standing in `folder`; None if all went well, else what went wrong."""
    client = NotebookClient(
        notebook,
        timeout=QUICK_CELL_SECONDS if quick else None,
        kernel_name="java",
        resources={"metadata": {"path": str(folder)}},
    )
    with log.open("w") as terminal:
        try:
            client.execute(stdout=terminal, stderr=terminal)
            return None
        except CellExecutionError:
            return failing_cell(notebook)
        except CellTimeoutError as error:
            return f"FAILED: {str(error).strip()}"
        except (DeadKernelError, RuntimeError, AssertionError):
            # RuntimeError while it starts; AssertionError after Ctrl-C, where nbclient cleans up twice.
            return KERNEL_DIED + "\n" + indented(log.read_text())


def without_widgets(notebook: nbformat.NotebookNode) -> None:
    """Leaves of sliders the picture beside them: their kernel has ended, and a page would look for it in vain."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def failing_cell(notebook: nbformat.NotebookNode) -> str:
    """The cell that raised: its number, its source, and javac's text or the stack."""
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                trace = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback))
                return f"FAILED in cell {number}\n{indented(cell.source)}\n\n{indented(trace)}"
    raise AssertionError("nbclient reported a failing cell but none holds an error")


def indented(text: str) -> str:
    return "\n".join("    | " + line for line in text.strip().splitlines())


def save(notebook: nbformat.NotebookNode, file: Path) -> None:
    """Writes the executed notebook and, beside it, its page."""
    nbformat.write(notebook, file)
    exporter = HTMLExporter(raw_template=OFFLINE_PAGE)
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": file.stem}})
    file.with_suffix(".html").write_text(page, encoding="utf-8")


def keep_outputs(notebook: nbformat.NotebookNode, file: Path) -> str | None:
    """Writes the outputs into the notebook, without what differs from run to run; None, or why it was not done."""
    kept = strip_output(
        notebook,
        keep_output=True,
        keep_count=False,
        keep_id=True,
        extra_keys=["metadata.language_info.version", "cell.metadata.execution"],
    )
    text = nbformat.writes(kept) + "\n"
    if len(text.encode()) > LARGEST_KEPT_BYTES:
        size = len(text.encode())
        return f"FAILED: expected at most {LARGEST_KEPT_BYTES} bytes with outputs but was {size}: {file}"
    file.write_text(text, encoding="utf-8")
    return None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
