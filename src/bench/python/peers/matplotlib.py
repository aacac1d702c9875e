from pathlib import Path

import matplotlib.mlab

from . import Prepared, difference, load
from .spectra import HOP, RATE, SIZE


def spectrogram(folder: Path, threads: int) -> Prepared:
    samples = load(folder, "samples")

    def run():
        return matplotlib.mlab.specgram(samples, NFFT=SIZE, Fs=RATE, noverlap=SIZE - HOP)[0]

    return difference(run().T, folder), run, 1
