"""The processes that are timed, ours and the peers': one line in, one line out."""

import os
import subprocess
from pathlib import Path

from .. import ROOT, LabError


class Worker:
    """A process that has prepared some work and repeats it for as long as it is told."""

    def __init__(
        self,
        name: str,
        command: list[str],
        threads: int,
        environment: dict[str, str],
        log: Path,
        warm_up_seconds: float = 2,
    ) -> None:
        """Starts the process on as many cores as it may have threads; what it says besides goes to the log."""
        self.name = name
        self.log = log
        self.warm_up_seconds = warm_up_seconds
        with open(log, "w") as errors:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                bufsize=1,
                env={**os.environ, **environment},
                preexec_fn=affinity(threads),
            )

    def ready(self) -> float:
        """Waits until the work is prepared; the difference of a peer's result from ours, 0 of our own."""
        word, *difference = self._answer().split()
        if word != "ready":
            raise LabError(f"expected 'ready' of {self.name} but was '{word}': {self.log}.")
        return float(difference[0]) if difference else 0.0

    def time(self, seconds: float) -> float:
        """Repeats the work for so long; the median time of one in ms."""
        self.process.stdin.write(f"{seconds}\n")
        return float(self._answer())

    def _answer(self) -> str:
        answer = self.process.stdout.readline()
        if not answer:
            raise WorkerEnded(f"{self.name} ended; what it said is in {self.log}.")
        return answer

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class WorkerEnded(LabError):
    """A process ended before it had answered."""


def cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count() or 1))


def affinity(threads: int):
    """What a child does first, to keep to so many cores."""
    # Without it a library that counts the cores, or a garbage collector, would have more than it is said to have.
    if not hasattr(os, "sched_setaffinity"):
        return None
    some = cores()[-threads:]
    return lambda: os.sched_setaffinity(0, some)
