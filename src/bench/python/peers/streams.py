"""Feeding a network one output step at a time."""

from pathlib import Path
from typing import Callable

import numpy as np

from . import difference, load
from .weights import KERNEL, STRIDE

Step = Callable[[np.ndarray], float]


def compare(step: Step, folder: Path) -> float:
    """The difference of the scores from ours, over the frames that our worker fed its network."""
    steps = len(load(folder, "output"))
    return difference([step(window) for window in windows(folder)[:steps]], folder)


def windows(folder: Path) -> list[np.ndarray]:
    """What the convolution sees, [1][kernel * bins], step by step: views, so that a step costs no peer a copy."""
    frames = load(folder, "input")
    count = (len(frames) - KERNEL) // STRIDE + 1
    return [frames[STRIDE * i : STRIDE * i + KERNEL].reshape(1, -1) for i in range(count)]


def endless(step: Step, folder: Path) -> Callable[[], float]:
    """One step a call, the windows again and again."""
    all_windows = windows(folder)
    position = -1

    def run() -> float:
        nonlocal position
        position = (position + 1) % len(all_windows)
        return step(all_windows[position])

    return run
