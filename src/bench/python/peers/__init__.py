"""The peers, one module a library; imported only in the process of that library.

A function is named like our work and takes the folder of the exchanged files and the number of threads. It returns the
greatest difference of its result from ours, what to call for one run, and the number of items in a run.
"""

from pathlib import Path
from typing import Callable

import numpy as np

Prepared = tuple[float, Callable[[], object], int]


def load(folder: Path, name: str) -> np.ndarray:
    """An array that our worker wrote, as float32."""
    return np.ascontiguousarray(np.load(folder / f"{name}.npy"), dtype=np.float32)


def difference(result, folder: Path, name: str = "output") -> float:
    """The greatest difference from our result, relative to its greatest value where that is above 1; NaN if shapes differ."""
    ours = load(folder, name).astype(np.float64)
    theirs = np.asarray(result, dtype=np.float64)
    if theirs.shape != ours.shape:
        return float("nan")
    return float(np.max(np.abs(theirs - ours)) / max(1.0, np.max(np.abs(ours))))
