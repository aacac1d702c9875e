"""The process of a peer that `./lab bench` times: `peer.py LIBRARY WORK FOLDER THREADS`.

It prepares the work with what our worker left in the folder and prints how far its result is from ours; then, for every
line of standard input, a number of seconds, it repeats the work for so long and prints the median time of one in ms.
"""

import importlib
import os
import statistics
import sys
import time
from pathlib import Path


def main(library: str, work: str, folder: str, threads: str) -> None:
    # Libraries print what they like: it goes to standard error.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    prepare = getattr(importlib.import_module(f"peers.{library}"), work)
    difference, run, items = prepare(Path(folder), int(threads))
    print(f"ready {difference}", file=answers)
    for seconds in sys.stdin:
        print(median_ms(run, float(seconds)) / items, file=answers)


def median_ms(run, seconds: float) -> float:
    times = []
    end = time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main(*sys.argv[1:])
