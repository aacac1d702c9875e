"""The browser that the notebooks are tried in: the machine's Chromium, driven by Playwright from `.venv`."""

import shutil
import subprocess
from pathlib import Path

from . import ROOT, VENV, LabError, preparation

TESTS = ROOT / "src" / "test" / "browser"
PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MISSING = (
    "the browser tests need Chromium and none was found: "
    "install it with 'sudo apt install chromium' (Debian) or 'sudo snap install chromium' (Ubuntu)."
)


def find() -> str | None:
    """The program; None if the machine has none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def prepare() -> str:
    """Installs what drives the browser into `.venv`, once, and returns the browser's program; LabError if there is none."""
    program = find()
    if not program:
        raise LabError(MISSING)
    packages = TESTS / "requirements.txt"
    # The virtual environment is made anew with other packages; then its own stamp differs.
    inputs = preparation.digest([packages, VENV / "lab.stamp"])
    preparation.once("Python packages of the browser tests", VENV / "browser.stamp", inputs, lambda: _install(packages))
    return program


def _install(packages: Path) -> None:
    pip = [str(preparation.PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", str(packages)]).returncode != 0:
        raise LabError("pip could not install the browser tests' packages: its message stands above.")
