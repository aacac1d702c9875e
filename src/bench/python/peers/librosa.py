from pathlib import Path

import librosa
import numpy as np

from . import Prepared, difference, load
from .spectra import HOP, SCALE, SIZE, WINDOW


def spectrogram(folder: Path, threads: int) -> Prepared:
    samples = load(folder, "samples")

    def run():
        spectrum = librosa.stft(samples, n_fft=SIZE, hop_length=HOP, window=WINDOW, center=False)
        power = np.square(spectrum.real)
        power += np.square(spectrum.imag)
        power *= SCALE[:, None]
        return power

    return difference(run().T, folder), run, 1
