import itertools
import math
from pathlib import Path

import torch
from torch import nn

from . import Prepared, difference, load, spectra, streams, weights
from .weights import EPSILON, KERNEL, STRIDE, Folded

BETA2 = 0.999
ADAM_EPSILON = 1e-7


def spectrogram(folder: Path, threads: int) -> Prepared:
    torch.set_num_threads(threads)
    samples = torch.from_numpy(load(folder, "samples"))
    window, scale = torch.from_numpy(spectra.WINDOW), torch.from_numpy(spectra.SCALE)[:, None]

    @torch.inference_mode()
    def run():
        spectrum = torch.stft(samples, spectra.SIZE, spectra.HOP, window=window, center=False, return_complex=True)
        return torch.view_as_real(spectrum).square_().sum(-1).mul_(scale)

    return difference(run().T, folder), run, 1


def inference(folder: Path, threads: int) -> Prepared:
    torch.set_num_threads(threads)
    values = torch.from_numpy(load(folder, "input"))
    network = FoldedNetwork(weights.fold(weights.load(folder))).eval()

    @torch.inference_mode()
    def run():
        return network(values)[..., 0]

    return difference(run(), folder), run, 1


def streaming(folder: Path, threads: int) -> Prepared:
    torch.set_num_threads(threads)
    network = FoldedNetwork(weights.fold(weights.load(folder))).eval()
    states: list[torch.Tensor | None] = [None, None]

    @torch.inference_mode()
    def step(window) -> float:
        frames = torch.from_numpy(window).reshape(1, KERNEL, -1)
        value = network.filter(frames)
        for i, gru in enumerate(network.grus):
            value, states[i] = gru(value, states[i])
        return network.score(value).item()

    return streams.compare(step, folder), streams.endless(step, folder), 1


def training(folder: Path, threads: int) -> Prepared:
    torch.set_num_threads(threads)
    x, y = torch.from_numpy(load(folder, "input")), torch.from_numpy(load(folder, "labels"))
    compared = trainer(TriggerNetwork(weights.load(folder), 0))
    losses = [compared(x, y) for _ in load(folder, "losses")]
    timed = trainer(TriggerNetwork(weights.load(folder), float(load(folder, "drop")[0])))
    return difference(losses, folder, "losses"), lambda: timed(x, y), 1


def trainer(network: nn.Module):
    network.train()
    adam = torch.optim.Adam(network.parameters(), 1e-3, fused=True)
    steps = itertools.count(1)

    def step(x: torch.Tensor, y: torch.Tensor) -> float:
        adam.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(network(x), y)
        loss.backward()
        # Keras adds epsilon before the second moment is corrected for its beginning at 0, PyTorch after it.
        adam.param_groups[0]["eps"] = ADAM_EPSILON / math.sqrt(1 - BETA2 ** next(steps))
        adam.step()
        return loss.item()

    return step


class TriggerNetwork(nn.Module):
    """The course's network with its normalizations and dropout; [batch][frames][bins] → logits [batch][steps][1]."""

    def __init__(self, w: dict, drop: float) -> None:
        super().__init__()
        self.convolution = convolution(w["conv1d/kernel"], w["conv1d/bias"])
        self.norms = nn.ModuleList(normalization(w, f"batch_normalization{i}") for i in ("", "_1", "_2"))
        self.grus = nn.ModuleList(
            gru(weights.Gru(w[f"{name}/kernel"], w[f"{name}/recurrent_kernel"], *w[f"{name}/bias"]))
            for name in ("gru", "gru_1")
        )
        self.drop = nn.Dropout(drop)
        self.dense = dense(w["dense/kernel"], w["dense/bias"])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        value = self.norms[0](self.convolution(x.transpose(1, 2)))
        value = self.drop(torch.relu(value)).transpose(1, 2)
        value = self._normalized(self.drop(self.grus[0](value)[0]), 1)
        value = self._normalized(self.drop(self.grus[1](value)[0]), 2)
        return self.dense(self.drop(value))

    def _normalized(self, value: torch.Tensor, index: int) -> torch.Tensor:
        return self.norms[index](value.transpose(1, 2)).transpose(1, 2)


class FoldedNetwork(nn.Module):
    """The network without its normalizations; [batch][frames][bins] → scores [batch][steps][1]."""

    def __init__(self, net: Folded) -> None:
        super().__init__()
        self.convolution = convolution(net.kernel, net.bias)
        self.grus = nn.ModuleList(gru(layer) for layer in net.grus)
        self.dense = dense(net.dense, net.dense_bias)

    def filter(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.convolution(x.transpose(1, 2))).transpose(1, 2)

    def score(self, value: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.dense(value))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        value = self.filter(x)
        for layer in self.grus:
            value, _ = layer(value)
        return self.score(value)


def convolution(kernel, bias) -> nn.Conv1d:
    layer = nn.Conv1d(kernel.shape[1], kernel.shape[2], KERNEL, STRIDE)
    return assign(layer, weight=kernel.transpose(2, 1, 0), bias=bias)


def dense(kernel, bias) -> nn.Linear:
    return assign(nn.Linear(*kernel.shape), weight=kernel.T, bias=bias)


def gru(layer: weights.Gru) -> nn.GRU:
    """PyTorch has the gates in the order r, z, n."""
    units = len(layer.recurrent)
    order = [*range(units, 2 * units), *range(units), *range(2 * units, 3 * units)]
    return assign(
        nn.GRU(len(layer.kernel), units, batch_first=True),
        weight_ih_l0=layer.kernel.T[order],
        weight_hh_l0=layer.recurrent.T[order],
        bias_ih_l0=layer.bias[order],
        bias_hh_l0=layer.recurrent_bias[order],
    )


def normalization(w: dict, name: str) -> nn.BatchNorm1d:
    layer = nn.BatchNorm1d(len(w[f"{name}/gamma"]), EPSILON, momentum=0.01)
    layer.running_mean.copy_(torch.from_numpy(w[f"{name}/moving_mean"]))
    layer.running_var.copy_(torch.from_numpy(w[f"{name}/moving_variance"]))
    return assign(layer, weight=w[f"{name}/gamma"], bias=w[f"{name}/beta"])


def assign(layer: nn.Module, **values) -> nn.Module:
    with torch.no_grad():
        for name, value in values.items():
            getattr(layer, name).copy_(torch.from_numpy(value.copy()))
    return layer
