"""What a bench needs beside the laboratory: the peers, in a Python environment of their own, and our workers' classes."""

import os
import subprocess
import sys

from .. import ROOT, TARGET, LabError, preparation

VENV = ROOT / ".venv-bench"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "src" / "bench" / "requirements.txt"
PYTORCH = ROOT / "src" / "bench" / "requirements-pytorch.txt"


def prepare(pytorch: bool) -> None:
    """Sets the laboratory up, installs the peers and compiles our workers, each only when it has changed."""
    java = preparation.prepare()
    files = [REQUIREMENTS, PYTORCH] if pytorch else [REQUIREMENTS]
    # PyTorch stays once it is there: without the option its requirements are not looked at.
    for file in files:
        preparation.once(
            f"peers from {file.name} into {VENV.name}",
            VENV / f"{file.stem}.stamp",
            preparation.digest([file], sys.version, sys.base_prefix),
            lambda file=file: _install(file),
        )
    sources = sorted((ROOT / "src").rglob("*.java"))
    preparation.once(
        "Java workers into target",
        TARGET / "bench.stamp",
        preparation.digest([ROOT / "pom.xml", *sources]),
        lambda: _compile(java),
    )


def _install(requirements) -> None:
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", str(requirements)]).returncode != 0:
        raise LabError(f"pip could not install {requirements.relative_to(ROOT)}: its message stands above.")


def _compile(java) -> None:
    build = preparation.maven(java, "--quiet", "test-compile", "-Dspotless.check.skip=true", quiet=True)
    if build.returncode != 0:
        raise LabError("our workers could not be compiled:\n" + build.stdout)
