"""The network as ONNX: for whole spectrograms, and one output step of a stream."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .weights import KERNEL, STRIDE, Folded, Gru

OPSET = 17


def whole(net: Folded, batch: int, frames: int) -> bytes:
    """input [batch][frames][bins] → scores [batch][steps]."""
    bins, steps = net.kernel.shape[1], (frames - KERNEL) // STRIDE + 1
    graph = _Graph()
    node = graph.node("Transpose", "input", perm=[0, 2, 1])
    kernel, bias = graph.constant(net.kernel.transpose(2, 1, 0)), graph.constant(net.bias)
    node = graph.node("Conv", node, kernel, bias, strides=[STRIDE], kernel_shape=[KERNEL])
    node = graph.node("Relu", node)
    node = graph.node("Transpose", node, perm=[2, 0, 1])
    for gru in net.grus:
        node, _ = graph.gru(gru, node)
    node = graph.node("MatMul", node, graph.constant(net.dense))
    node = graph.node("Add", node, graph.constant(net.dense_bias))
    node = graph.node("Sigmoid", node)
    node = graph.node("Reshape", node, graph.constant(np.array([steps, batch], dtype=np.int64)))
    graph.node("Transpose", node, perm=[1, 0], output="scores")
    return graph.model({"input": [batch, frames, bins]}, {"scores": [batch, steps]})


def step(net: Folded) -> bytes:
    """window [kernel * bins] of the last frames, states → score and next states; each [1][units]."""
    length, units = KERNEL * net.kernel.shape[1], len(net.grus[0].recurrent)
    graph = _Graph()
    node = graph.node("MatMul", "window", graph.constant(net.kernel.reshape(length, -1)))
    node = graph.node("Relu", graph.node("Add", node, graph.constant(net.bias)))
    for i, gru in enumerate(net.grus):
        node = graph.gru_step(gru, node, f"state{i}", f"next{i}")
    node = graph.node("MatMul", node, graph.constant(net.dense))
    graph.node("Sigmoid", graph.node("Add", node, graph.constant(net.dense_bias)), output="score")
    states = {f"state{i}": [1, units] for i in range(len(net.grus))}
    results = {f"next{i}": [1, units] for i in range(len(net.grus))}
    return graph.model({"window": [1, length], **states}, {"score": [1, 1], **results})


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: np.ndarray) -> str:
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, *inputs: str, output: str | None = None, **attributes) -> str:
        output = output or f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def gru(self, gru: Gru, sequence: str) -> tuple[str, str]:
        """[time][batch][in] → [time][batch][units], and the last state [1][batch][units]."""
        units = len(gru.recurrent)
        weights = [gru.kernel.T[None], gru.recurrent.T[None], np.concatenate([gru.bias, gru.recurrent_bias])[None]]
        constants = [self.constant(values) for values in weights]
        names = [f"states{len(self.nodes)}", f"last{len(self.nodes)}"]
        attributes = {"hidden_size": units, "linear_before_reset": 1}
        self.nodes.append(helper.make_node("GRU", [sequence, *constants], names, **attributes))
        return self.node("Squeeze", names[0], self.constant(np.array([1], dtype=np.int64))), names[1]

    def gru_step(self, gru: Gru, value: str, state: str, following: str) -> str:
        """Written out: of one step, this is faster than ONNX Runtime's GRU operator."""
        units = len(gru.recurrent)
        sizes = self.constant(np.full(3, units, dtype=np.int64))
        x = self._split(self.node("Gemm", value, self.constant(gru.kernel), self.constant(gru.bias)), sizes)
        h = self._split(self.node("Gemm", state, self.constant(gru.recurrent), self.constant(gru.recurrent_bias)), sizes)
        z = self.node("Sigmoid", self.node("Add", x[0], h[0]))
        r = self.node("Sigmoid", self.node("Add", x[1], h[1]))
        candidate = self.node("Tanh", self.node("Add", x[2], self.node("Mul", r, h[2])))
        change = self.node("Mul", z, self.node("Sub", state, candidate))
        return self.node("Add", candidate, change, output=following)

    def _split(self, value: str, sizes: str) -> list[str]:
        names = [f"part{len(self.nodes)}.{i}" for i in range(3)]
        self.nodes.append(helper.make_node("Split", [value, sizes], names, axis=1))
        return names

    def model(self, inputs: dict[str, list[int]], outputs: dict[str, list[int]]) -> bytes:
        described = [
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in values.items()]
            for values in (inputs, outputs)
        ]
        graph = helper.make_graph(self.nodes, "network", *described, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
        onnx.checker.check_model(model)
        return model.SerializeToString()
