"""What the peers of the spectrogram share: the window and the scale of the power density."""

import numpy as np

SIZE, HOP, RATE = 200, 80, 8000
WINDOW = np.hanning(SIZE).astype(np.float32)

# One-sided: every bin but the first and the last stands for two.
SCALE = np.full(SIZE // 2 + 1, 2 / (RATE * np.sum(np.hanning(SIZE) ** 2)), dtype=np.float32)
SCALE[[0, -1]] /= 2
