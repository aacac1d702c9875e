"""What all generators share: where the files go, the integer noise, the text format."""
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).resolve().parent.parent / "resources" / "golden"


def lcg(seed, count):
    """`count` int16 noise values of a 32-bit linear congruential generator.

    state = seed; before each value: state = (state * 1664525 + 1013904223) mod 2^32;
    value = (state >>> 16) - 32768.
    """
    state, values = seed, np.empty(count, np.int16)
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[i] = (state >> 16) - 32768
    return values


class Text:
    """A golden text file: '#' comments first, then lines; arrays as `array NAME DIM...` + values."""

    def __init__(self, name, *comments):
        self.path = GOLDEN / name
        self.lines = ["# " + c for c in ("golden data, written by src/test/golden (see its README)",
                                         *comments)]

    def line(self, *parts):
        self.lines.append(" ".join(str(p) for p in parts))

    def array(self, name, values, digits=9):
        values = np.asarray(values)
        self.line("array", name, *values.shape)
        flat = values.reshape(-1)
        width = values.shape[-1] if values.ndim > 1 and 1 < values.shape[-1] <= 25 else 10
        for i in range(0, len(flat), width):
            self.line(*(f"{v:.{digits}g}" for v in flat[i:i + width]))

    def write(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text("\n".join(self.lines) + "\n", encoding="ascii")
