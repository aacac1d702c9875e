"""What `./lab` does: sets the laboratory up, opens it, runs its notebooks and its tests.

Everything here but `execution` runs on a bare Python 3.10; `execution` runs in `.venv`.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
NOTEBOOKS = ROOT / "notebooks"
TARGET = ROOT / "target"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class LabError(Exception):
    """Something the user has to mend; the message is the one sentence that he reads."""
