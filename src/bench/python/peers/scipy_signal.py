from pathlib import Path

import scipy.signal

from . import Prepared, difference, load
from .spectra import HOP, RATE, SIZE, WINDOW


def spectrogram(folder: Path, threads: int) -> Prepared:
    samples = load(folder, "samples")

    def run():
        return scipy.signal.spectrogram(samples, RATE, WINDOW, noverlap=SIZE - HOP, detrend=False)[2]

    return difference(run().T, folder), run, 1
