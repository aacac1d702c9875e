"""Set-up: the Python packages, the Java build and the kernel, each only when what it is made from has changed."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from . import PYTHON, ROOT, TARGET, VENV, LabError, jdk, kernelspec

MAVEN = ROOT / ("mvnw.cmd" if os.name == "nt" else "mvnw")

# What JupyterLab would otherwise ask about at its first start, or look for on the network.
LAB_SETTINGS = {"@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"}}


def prepare() -> jdk.Jdk:
    """Makes everything ready for notebooks and tests, and returns the JDK in use."""
    started = time.monotonic()
    java = jdk.find()
    once(
        "Python packages from requirements.txt into .venv",
        VENV / "lab.stamp",
        digest([ROOT / "requirements.txt"], sys.version, sys.base_prefix),
        _install_packages,
    )
    sources = [*(ROOT / "src/main/java").rglob("*.java"), *(ROOT / "src/main/resources").rglob("*.*")]
    once(
        "Java classes and libraries into target",
        TARGET / "lab.stamp",
        digest([ROOT / "pom.xml", *sorted(path for path in sources if path.is_file())]),
        lambda: _build(java),
    )
    kernelspec.write(java)
    print(f"lab: set up in {time.monotonic() - started:.1f} s, JDK {java.version}", flush=True)
    return java


def maven(java: jdk.Jdk, *arguments: str, quiet: bool = False) -> subprocess.CompletedProcess:
    """Runs the project's Maven on this JDK; its output is shown, or if `quiet` held in the result."""
    environment = {**os.environ, "JAVA_HOME": str(java.home)}
    shown = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if quiet else {}
    command = [str(MAVEN), "--batch-mode", "--no-transfer-progress", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, text=True, **shown)


def once(title: str, stamp: Path, digest: str, work: Callable[[], None]) -> None:
    """Does the work and stamps it with the digest of what it is made from, if the stamp says something else."""
    if stamp.is_file() and stamp.read_text() == digest:
        return
    started = time.monotonic()
    print(f"lab: {title} …", flush=True)
    stamp.unlink(missing_ok=True)
    work()
    stamp.write_text(digest)
    print(f"lab: {title}: {time.monotonic() - started:.0f} s", flush=True)


def digest(files: Iterable[Path], *more: str) -> str:
    """One digest of the contents of all files, in their order, and of what else matters."""
    hash = hashlib.sha256(json.dumps(more).encode())
    for file in files:
        content = file.read_bytes()
        hash.update(f"{file.relative_to(ROOT)} {len(content)}\n".encode())
        hash.update(content)
    return hash.hexdigest()


def _install_packages() -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode != 0:
        raise LabError(
            "Python cannot make a virtual environment (its venv module is missing): "
            "install it with 'sudo apt install python3-venv' (Debian, Ubuntu).\n" + made.stdout + made.stderr
        )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-r", str(ROOT / "requirements.txt")]).returncode != 0:
        raise LabError("pip could not install requirements.txt: its message stands above.")
    settings = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps(LAB_SETTINGS, indent=2))


def _build(java: jdk.Jdk) -> None:
    # The formatter is for `./lab test`: who tries something out in the sources shall not be stopped by it.
    build = maven(java, "--quiet", "package", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", quiet=True)
    if build.returncode != 0:
        raise LabError("the Java build failed:\n" + build.stdout)
