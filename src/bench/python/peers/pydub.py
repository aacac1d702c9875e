"""pydub mixes, matplotlib makes the spectrogram, numpy the labels: what the course's example is made with."""

import csv
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path

import matplotlib.mlab
import numpy as np
from pydub import AudioSegment

from . import Prepared, difference

DURATION_MS = 10_000
STEPS, LABEL_STEPS = 1375, 50


def example(folder: Path, threads: int) -> Prepared:
    scenes = read_plans(folder)
    compared = len(np.load(folder / "x.npy", mmap_mode="r"))
    made = [make_example(scene) for scene in scenes[:compared]]
    apart = max(difference([x for x, _ in made], folder, "x"), difference([y for _, y in made], folder, "y"))
    if threads == 1:
        return apart, lambda: [make_example(scene) for scene in scenes], len(scenes)
    # Python's threads share one core; processes that are forked, with the clips in memory, do not. They answer a number.
    pool = ProcessPoolExecutor(threads, initializer=SCENES.extend, initargs=(scenes,))
    return apart, lambda: list(pool.map(first_value, range(len(scenes)), chunksize=4)), len(scenes)


SCENES: list = []


def first_value(scene: int) -> float:
    x, y = make_example(SCENES[scene])
    return float(x[0, 0] + y[0])


def read_plans(folder: Path) -> list[list[tuple[str, AudioSegment, int, int]]]:
    """A list a scene: kind, clip, and its first and last ms (of a background: which part it is)."""
    with open(folder / "plan.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    clips = {row["file"]: AudioSegment.from_wav(folder / row["file"]) for row in rows}
    return [
        [(row["kind"], clips[row["file"]], int(row["start"]), int(row["end"])) for row in scene]
        for _, scene in groupby(rows, key=lambda row: row["scene"])
    ]


def make_example(scene) -> tuple[np.ndarray, np.ndarray]:
    (_, background, start, end), *words = scene
    sound = background[start : end + 1] - 20
    labels = np.zeros(STEPS, dtype=np.float32)
    for kind, clip, start, end in words:
        sound = sound.overlay(clip, position=start)
        if kind == "positive":
            step = int(end * STEPS / DURATION_MS)
            labels[step + 1 : step + 1 + LABEL_STEPS] = 1
    sound = sound.apply_gain(-20 - sound.dBFS)
    # In memory: the course writes a WAV file and reads it again, which is not what is compared here.
    samples = np.array(sound.get_array_of_samples())
    power, _, _ = matplotlib.mlab.specgram(samples, NFFT=200, Fs=8000, noverlap=120)
    return power.T, labels
