"""Ours against the peers: checked to compute the same, then timed in turns."""

import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .. import TARGET
from . import processes
from .table import Row
from .worker import Worker, WorkerEnded

TOLERANCE = 1e-5
ROUNDS = 11
TURN_SECONDS = 0.3
# Threads of a library wait for more work for a while, spinning: nobody shall be timed beside them.
PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Comparison:
    """A piece of work that our worker and some peers do.

    `peers` are modules of `src/bench/python/peers`, `settings` what our worker is told of the work.
    """

    name: str
    work: str
    peers: list[str]
    threads: int
    settings: dict[str, float] = field(default_factory=dict)
    rounds: int = ROUNDS

    def run(self, folder: Path) -> Iterator[Row]:
        """A row a peer, the strongest first; then one that says so for each peer that did not take part."""
        load = os.getloadavg()[0]
        folder.mkdir(parents=True, exist_ok=True)
        ours = processes.ours(self.work, folder, self.threads, self.settings)
        workers, refused = [ours], []
        try:
            ours.ready()
            # One after the other: a library that tries out what is fastest does so undisturbed.
            for name in self.peers:
                peer = processes.peer(name, self.work, folder, self.threads)
                workers.append(peer)
                problem = _problem(peer)
                if problem:
                    workers.remove(peer)
                    peer.close()
                    refused.append(Row(f"{self.name}: {name} {problem}", None, None, load))
            medians = alternate(workers, self.rounds)
        finally:
            for worker in workers:
                worker.close()
        times = sorted((median, name) for name, median in medians.items() if name != ours.name)
        if not times:
            yield Row(self.name, medians[ours.name], None, load)
        for median, name in times:
            yield Row(f"{self.name}: {name}", medians[ours.name], median, load)
        yield from refused


def _problem(peer: Worker) -> str | None:
    """Why a peer is not timed; None if its result is ours."""
    try:
        difference = peer.ready()
    except WorkerEnded:
        return f"not timed: it failed, see {peer.log.relative_to(TARGET)}"
    # Not a number is no agreement either.
    return None if difference <= TOLERANCE else f"not timed: differs by {difference:.1e}"


def alternate(workers: list[Worker], rounds: int) -> dict[str, float]:
    """The median over the rounds of every worker, in ms; each round begins with another one."""
    for worker in workers:
        worker.time(worker.warm_up_seconds)
    times = {worker.name: [] for worker in workers}
    for number in range(rounds):
        first = number % len(workers)
        for worker in workers[first:] + workers[:first]:
            time.sleep(PAUSE_SECONDS)
            times[worker.name].append(worker.time(TURN_SECONDS))
    return {name: statistics.median(values) for name, values in times.items()}
