from pathlib import Path

import numpy as np
import openvino

from . import Prepared, difference, load, onnx_model, streams, weights


def compile_model(model: bytes, threads: int) -> openvino.CompiledModel:
    core = openvino.Core()
    return core.compile_model(
        core.read_model(model),
        "CPU",
        {
            "INFERENCE_PRECISION_HINT": "f32",
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "PERFORMANCE_HINT": "LATENCY",
        },
    )


def inference(folder: Path, threads: int) -> Prepared:
    values = load(folder, "input")
    model = onnx_model.whole(weights.fold(weights.load(folder)), *values.shape[:2])
    request = compile_model(model, threads).create_infer_request()
    # Shared memory: the tensor, and so the array, has to live as long as the request.
    tensor = openvino.Tensor(values, shared_memory=True)

    def run():
        request.set_input_tensor(tensor)
        request.infer()
        return request.get_output_tensor(0).data

    return difference(run(), folder), run, 1


def streaming(folder: Path, threads: int) -> Prepared:
    net = weights.fold(weights.load(folder))
    step = _step(compile_model(onnx_model.step(net), threads), len(net.grus[0].recurrent))
    return streams.compare(step, folder), streams.endless(step, folder), 1


def _step(network: openvino.CompiledModel, units: int) -> streams.Step:
    """Tensors are set once, in two requests that swap the states: a step copies its window in."""
    window = np.empty(network.input("window").shape, dtype=np.float32)
    score = np.empty((1, 1), dtype=np.float32)
    states = [[np.zeros((1, units), dtype=np.float32) for _ in range(2)] for _ in range(2)]
    requests = []
    for now in range(2):
        request = network.create_infer_request()
        values = {"window": window, "state0": states[0][now], "state1": states[1][now]}
        results = {"score": score, "next0": states[0][1 - now], "next1": states[1][1 - now]}
        for name, array in {**values, **results}.items():
            request.set_tensor(name, openvino.Tensor(array, shared_memory=True))
        requests.append(request)
    steps = 0

    def step(frames: np.ndarray) -> float:
        nonlocal steps
        window[:] = frames
        requests[steps % 2].infer()
        steps += 1
        return score[0, 0]

    return step
