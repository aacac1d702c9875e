from pathlib import Path

import numpy as np
import scipy.fft

from . import Prepared, difference, load
from .spectra import HOP, SCALE, SIZE, WINDOW


def spectrogram(folder: Path, threads: int) -> Prepared:
    samples = load(folder, "samples")

    def run():
        frames = np.lib.stride_tricks.sliding_window_view(samples, SIZE)[::HOP]
        spectrum = scipy.fft.rfft(frames * WINDOW, axis=1, overwrite_x=True, workers=threads)
        power = spectrum.real**2
        power += spectrum.imag**2
        power *= SCALE
        return power

    return difference(run(), folder), run, 1
