"""How the processes of a bench are started: the JVM as the laboratory's kernel, the peers in a Python of their own."""

import os
import subprocess
import time
from pathlib import Path

from .. import ROOT, TARGET, LabError, jdk, jvm
from . import installation
from .worker import Worker, affinity

CLASSES = os.pathsep.join(str(TARGET / part) for part in ("test-classes", "trigger-word-lab.jar", "lib/*"))
LISTENER = [
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx64m",
    "-cp",
    os.pathsep.join(str(TARGET / part) for part in ("test-classes", "trigger-word-detector.jar")),
]
PEER = ROOT / "src" / "bench" / "python" / "peer.py"
LOGS = TARGET / "bench" / "logs"
# The JVM compiles while it runs, and again when it knows more; the peers are compiled before.
JIT_SECONDS = 30


def ours(work: str, folder: Path, threads: int, settings: dict[str, float]) -> Worker:
    """Our worker of some work; it leaves in the folder what the peers need."""
    told = [f"{name}={value}" for name, value in settings.items()]
    command = java("Worker", threads, work, str(folder), *told)
    return Worker("ours", command, threads, environment(threads), log(folder.name, "ours"), JIT_SECONDS)


def peer(name: str, work: str, folder: Path, threads: int) -> Worker:
    """A peer's worker of the same work."""
    command = [str(installation.PYTHON), str(PEER), name, work, str(folder), str(threads)]
    return Worker(name, command, threads, environment(threads), log(folder.name, name))


def measure(program: str, threads: int, *arguments: str) -> dict[str, float]:
    """What one of our programs measures that has no peer; it prints a line a figure: name, tab, number."""
    return _figures(java(program, threads, *arguments), threads, log(program, "ours"))


def measure_listener(program: str, threads: int, *arguments: str) -> dict[str, float]:
    """The same of an application that only listens: the detector's jar alone, in a JVM that is told to be small.

    The last argument of the program is when it was started, in ms since 1970.
    """
    command = [str(jdk.find().java), *LISTENER, f"triggerword.bench.{program}", *arguments]
    return _figures([*command, str(time.time_ns() // 1_000_000)], threads, log(program, "ours"))


def measure_peer(name: str, *arguments: str) -> dict[str, float]:
    """The same of a peer's program."""
    command = [str(installation.PYTHON), str(PEER.with_name(f"{name}.py")), *arguments]
    return _figures(command, 1, log(name, "peer"))


def _figures(command: list[str], threads: int, errors: Path) -> dict[str, float]:
    with open(errors, "w") as stream:
        run = subprocess.run(
            command,
            cwd=ROOT,
            preexec_fn=affinity(threads),
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
            env={**os.environ, **environment(threads)},
        )
    if run.returncode != 0:
        raise LabError(f"a measurement failed; what it said is in {errors}.")
    return {name: float(value) for name, value in (line.split("\t") for line in run.stdout.splitlines())}


def java(program: str, threads: int, *arguments: str) -> list[str]:
    """The command of a class in src/bench/java."""
    usual = [jvm.MEMORY, *jvm.arguments(ROOT / "pom.xml"), f"-XX:ActiveProcessorCount={threads}"]
    return [str(jdk.find().java), *usual, "-cp", CLASSES, f"triggerword.bench.{program}", *arguments]


def environment(threads: int) -> dict[str, str]:
    """As the kernel's, so that what is timed is what a notebook gets; and the number of OpenMP's threads."""
    return {**jvm.ENVIRONMENT, "OMP_NUM_THREADS": str(threads), "TF_CPP_MIN_LOG_LEVEL": "2"}


def log(task: str, who: str) -> Path:
    """Where a process writes what is no answer."""
    LOGS.mkdir(parents=True, exist_ok=True)
    return LOGS / f"{task}-{who}.log"
