from pathlib import Path

import numpy as np
import scipy.fft

from . import Prepared, difference, load
from .spectra import HOP, SCALE, SIZE, WINDOW

# So many frames at a time stay in the cache: this and the reused arrays make it more than twice as fast as plain numpy.
BLOCK = 256


def spectrogram(folder: Path, threads: int) -> Prepared:
    frames = np.lib.stride_tricks.sliding_window_view(load(folder, "samples"), SIZE)[::HOP]
    windowed = np.empty((BLOCK, SIZE), dtype=np.float32)
    power = np.empty((len(frames), len(SCALE)), dtype=np.float32)

    def run():
        for first in range(0, len(frames), BLOCK):
            block = frames[first : first + BLOCK]
            np.multiply(block, WINDOW, out=windowed[: len(block)])
            parts = scipy.fft.rfft(windowed[: len(block)], axis=1, workers=threads).view(np.float32)
            np.square(parts, out=parts)
            np.add(parts[:, ::2], parts[:, 1::2], out=power[first : first + BLOCK])
        return np.multiply(power, SCALE, out=power)

    return difference(run(), folder), run, 1
