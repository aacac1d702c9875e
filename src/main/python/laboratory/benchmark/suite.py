"""What is compared, bench by bench."""

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from .. import TARGET, LabError
from . import installation, processes, table
from .comparison import Comparison
from .table import Row
from .worker import cores

FOLDER = TARGET / "bench"
FRAMES = 5511


def run(arguments: list[str]) -> int:
    """Runs the benches that are named, or all but growth; prints and writes the table of each."""
    pytorch = "--pytorch" in arguments
    names = [argument for argument in arguments if argument != "--pytorch"]
    for name in names:
        if name not in BENCHES:
            raise LabError(f"expected {', '.join(BENCHES)} or --pytorch but was '{name}'.")
    installation.prepare(pytorch)
    more = ["pytorch"] if pytorch else []
    for name in names or [name for name in BENCHES if name != "growth"]:
        print(f"\n{table.header()}", flush=True)
        rows = []
        for row in BENCHES[name](more):
            rows.append(row)
            print(table.line(row), flush=True)
        table.write(rows, FOLDER / f"{name}.csv")
    print(f"\nlab: milliseconds where no other unit is named; ratio = peer ÷ ours; written to {FOLDER}", flush=True)
    return 0


def synthesis(_: list[str]) -> Iterator[Row]:
    for threads in one_and_all():
        example = Comparison(f"course example, {count(threads)}", "example", ["pydub"], threads)
        yield from example.run(FOLDER / f"example-{threads}")
    for row in Comparison("10 s through the whole augmentation", "augmentation", [], 1).run(FOLDER / "augmentation"):
        yield Row(f"{row.name}: real time", row.ours, 10_000, row.load)
    yield from measured(processes.measure("ExampleSupply", len(cores())))


def spectrogram(more: list[str]) -> Iterator[Row]:
    peers = ["scipy_fft", "scipy_signal", "librosa", "matplotlib", *more]
    yield from Comparison("441,000 samples, 1 thread", "spectrogram", peers, 1).run(FOLDER / "spectrogram")


def training(more: list[str]) -> Iterator[Row]:
    threads = len(cores())
    peaks = processes.measure("SgemmPeak", threads)
    for drop in (0.8, 0):
        name = f"step of batch 5, dropout {drop}, {count(threads)}"
        settings = {"batch": 5, "frames": FRAMES, "drop": drop}
        rows = list(Comparison(name, "training", ["keras", "jax", *more], threads, settings).run(FOLDER / "training"))
        yield from rows
        limit = training_operations(5, FRAMES) / (peaks["gflops"] * 1e6)
        yield Row(f"{name}: its products at {peaks['gflops']:.0f} GFLOP/s of sgemm", rows[0].ours, limit, rows[0].load)
    yield from measured({f"sgemm, {count(threads)}, GFLOP/s": peaks["gflops"]})
    if threads > 1:
        yield from measured({"sgemm, 1 thread, GFLOP/s": processes.measure("SgemmPeak", 1)["gflops"]})


def inference(more: list[str]) -> Iterator[Row]:
    peers = ["onnxruntime", "openvino", "jax", "keras", *more]
    for batch in (1, 25):
        for threads in one_and_all():
            name = f"clips of 10 s, batch {batch}, {count(threads)}"
            settings = {"batch": batch, "frames": FRAMES, "units": 128}
            yield from Comparison(name, "inference", peers, threads, settings).run(FOLDER / "inference")


def streaming(more: list[str]) -> Iterator[Row]:
    peers = ["onnxruntime", "openvino", *more]
    yield from Comparison("one output step, 1 thread", "streaming", peers, 1).run(FOLDER / "streaming")
    yield from measured(processes.measure("StreamingSteps", 1))
    processes.measure("DetectorModels", 1, str(FOLDER / "models"))
    for model in ("course", "voices"):
        yield from listening(FOLDER / "models" / f"{model}.zip")


def listening(model: Path) -> Iterator[Row]:
    """What a detector costs beside wake-word engines. Nothing is checked: their networks, features and words differ."""
    scenes = model.with_name("scenes.wav")
    ours = processes.measure("DetectorCost", 1, str(model), str(scenes))["CPU"]
    load = os.getloadavg()[0]
    for name, cost in processes.measure_peer("wakewords", str(scenes)).items():
        yield Row(f"CPU for 1 s of sound, {model.stem} detector: {name}", ours, cost, load)
    figures = processes.measure_listener("FirstScore", len(cores()), str(model))
    yield from measured({f"{name}, {model.stem} detector": value for name, value in figures.items()})


def growth(_: list[str]) -> Iterator[Row]:
    """How the cost of inference grows, one thing at a time."""
    base = {"batch": 1, "frames": FRAMES, "units": 128}
    sweeps = {
        "batch": [4, 16, 64],
        "frames": [frames(seconds) for seconds in (1, 3, 30, 60)],
        "units": [32, 64, 256, 512],
    }
    tasks = [({**base}, threads) for threads in range(1, len(cores()) + 1)]
    tasks += [({**base, name: value}, len(cores())) for name, values in sweeps.items() for value in values]
    for settings, threads in tasks:
        name = f"batch {settings['batch']}, {settings['frames']} frames, {settings['units']} units, {count(threads)}"
        comparison = Comparison(name, "inference", ["onnxruntime", "openvino"], threads, settings, rounds=5)
        yield from comparison.run(FOLDER / "growth")


def measured(figures: dict[str, float]) -> Iterator[Row]:
    """Figures that no peer has; the name says the unit."""
    load = os.getloadavg()[0]
    for name, value in figures.items():
        yield Row(name, value, None, load)


def training_operations(batch: int, frames: int) -> float:
    """Floating-point operations in the matrix products of a training step, each written out: a layer's output, and the
    gradients by its weights and, but for the first layer, by its input. A minimal filter needs less."""
    steps = (frames - 15) // 4 + 1
    convolution = 2 * 15 * 101 * 196
    recurrent = 3 * (196 + 128) * 384 + 3 * (128 + 128) * 384
    dense = 3 * 128
    return 2.0 * batch * steps * (convolution + recurrent + dense)


def frames(seconds: float) -> int:
    """Frames of the course's spectrogram in so much sound."""
    return math.floor((44_100 * seconds - 120) / 80)


def one_and_all() -> list[int]:
    return sorted({1, len(cores())})


def count(threads: int) -> str:
    return "1 thread" if threads == 1 else f"{threads} threads"


BENCHES: dict[str, Callable[[list[str]], Iterator[Row]]] = {
    "synthesis": synthesis,
    "spectrogram": spectrogram,
    "training": training,
    "inference": inference,
    "streaming": streaming,
    "growth": growth,
}
