"""The network's weights as the peers use them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

EPSILON = 1e-3
KERNEL, STRIDE = 15, 4


def load(folder: Path) -> dict[str, np.ndarray]:
    """By Keras' names, as float32."""
    with np.load(folder / "weights.npz") as file:
        return {name: file[name].astype(np.float32) for name in file.files}


@dataclass
class Gru:
    """Kernels [in][3 units] and [units][3 units], biases [3 units] of input and state; gates z, r, h."""

    kernel: np.ndarray
    recurrent: np.ndarray
    bias: np.ndarray
    recurrent_bias: np.ndarray


@dataclass
class Folded:
    """The network without its normalizations: outside of training they scale and shift, and go into the products beside
    them. Every peer of inference gets these, so that none pays for them."""

    kernel: np.ndarray
    bias: np.ndarray
    grus: list[Gru]
    dense: np.ndarray
    dense_bias: np.ndarray


def fold(w: dict[str, np.ndarray]) -> Folded:
    w = {name: value.astype(np.float64) for name, value in w.items()}
    scale, shift = _normalization(w, "batch_normalization")
    conv, conv_bias = w["conv1d/kernel"] * scale, w["conv1d/bias"] * scale + shift
    scale, shift = _normalization(w, "batch_normalization_1")
    second = Gru(
        scale[:, None] * w["gru_1/kernel"],
        w["gru_1/recurrent_kernel"],
        w["gru_1/bias"][0] + shift @ w["gru_1/kernel"],
        w["gru_1/bias"][1],
    )
    scale, shift = _normalization(w, "batch_normalization_2")
    dense, dense_bias = scale[:, None] * w["dense/kernel"], w["dense/bias"] + shift @ w["dense/kernel"]
    first = Gru(w["gru/kernel"], w["gru/recurrent_kernel"], *w["gru/bias"])
    grus = [Gru(*(_float(value) for value in vars(gru).values())) for gru in (first, second)]
    return Folded(_float(conv), _float(conv_bias), grus, _float(dense), _float(dense_bias))


def _normalization(w: dict[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    scale = w[f"{name}/gamma"] / np.sqrt(w[f"{name}/moving_variance"] + EPSILON)
    return scale, w[f"{name}/beta"] - w[f"{name}/moving_mean"] * scale


def _float(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values, dtype=np.float32)
