from pathlib import Path

import numpy as np
import onnxruntime

from . import Prepared, difference, load, onnx_model, streams, weights


def session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def inference(folder: Path, threads: int) -> Prepared:
    values = load(folder, "input")
    network = session(onnx_model.whole(weights.fold(weights.load(folder)), *values.shape[:2]), threads)

    def run():
        return network.run(["scores"], {"input": values})[0]

    return difference(run(), folder), run, 1


def streaming(folder: Path, threads: int) -> Prepared:
    net = weights.fold(weights.load(folder))
    network = session(onnx_model.step(net), threads)
    step = _step(network, len(net.grus[0].recurrent))
    apart = streams.compare(step, folder)
    return apart, streams.endless(step, folder), 1


def _step(network: onnxruntime.InferenceSession, units: int) -> streams.Step:
    """Inputs and outputs are bound once: a step copies its window in, and swaps the states."""
    window = np.empty(network.get_inputs()[0].shape, dtype=np.float32)
    score = np.empty((1, 1), dtype=np.float32)
    states = [[np.zeros((1, units), dtype=np.float32) for _ in range(2)] for _ in range(2)]
    bindings = []
    for now in range(2):
        binding = network.io_binding()
        values = {"window": window, "state0": states[0][now], "state1": states[1][now]}
        results = {"score": score, "next0": states[0][1 - now], "next1": states[1][1 - now]}
        for name, array in values.items():
            binding.bind_input(name, "cpu", 0, np.float32, array.shape, array.ctypes.data)
        for name, array in results.items():
            binding.bind_output(name, "cpu", 0, np.float32, array.shape, array.ctypes.data)
        bindings.append(binding)
    steps = 0

    def step(frames: np.ndarray) -> float:
        nonlocal steps
        window[:] = frames
        network.run_with_iobinding(bindings[steps % 2])
        steps += 1
        return score[0, 0]

    return step
