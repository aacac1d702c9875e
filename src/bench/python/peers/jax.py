from pathlib import Path

import jax
import jax.numpy as jnp
from jax import lax

from . import Prepared, difference, load, weights
from .weights import EPSILON, STRIDE, Folded

ADAM = {"rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}


def inference(folder: Path, threads: int) -> Prepared:
    # XLA takes its number of threads from the cores that the process may use.
    net = weights.fold(weights.load(folder))
    values = jnp.asarray(load(folder, "input"))
    score = jax.jit(lambda x: folded(net, x))

    def run():
        return score(values).block_until_ready()

    return difference(run(), folder), run, 1


def folded(net: Folded, x: jax.Array) -> jax.Array:
    y = jax.nn.relu(convolution(x, net.kernel) + net.bias)
    for layer in net.grus:
        y = gru(y, layer.kernel, layer.recurrent, layer.bias, layer.recurrent_bias)
    return jax.nn.sigmoid(y @ net.dense + net.dense_bias)[..., 0]


def convolution(x: jax.Array, kernel) -> jax.Array:
    return lax.conv_general_dilated(x, kernel, (STRIDE,), "VALID", dimension_numbers=("NWC", "WIO", "NWC"))


def gru(x: jax.Array, kernel, recurrent, bias, recurrent_bias) -> jax.Array:
    """All products with the input at once, then a loop over time."""
    units = recurrent.shape[0]
    inputs = jnp.swapaxes(x @ kernel + bias, 0, 1)

    def step(h, gates):
        z, r, candidate = jnp.split(gates, 3, axis=-1)
        hz, hr, hc = jnp.split(h @ recurrent + recurrent_bias, 3, axis=-1)
        z, r = jax.nn.sigmoid(z + hz), jax.nn.sigmoid(r + hr)
        candidate = jnp.tanh(candidate + r * hc)
        h = candidate + z * (h - candidate)
        return h, h

    _, states = lax.scan(step, jnp.zeros((x.shape[0], units)), inputs)
    return jnp.swapaxes(states, 0, 1)


def training(folder: Path, threads: int) -> Prepared:
    x, y = jnp.asarray(load(folder, "input")), jnp.asarray(load(folder, "labels"))
    losses, step = [], _steps(folder, 0, x, y)
    for _ in load(folder, "losses"):
        losses.append(float(step()))
    return difference(losses, folder, "losses"), _steps(folder, float(load(folder, "drop")[0]), x, y), 1


def _steps(folder: Path, drop: float, x: jax.Array, y: jax.Array):
    w = {name: jnp.asarray(value) for name, value in weights.load(folder).items()}
    # Two arrays of zeros each: what is donated to a step must not be shared.
    first, second = jax.tree.map(jnp.zeros_like, w), jax.tree.map(jnp.zeros_like, w)
    state = w, first, second, jnp.zeros((), jnp.int32), jax.random.key(0, impl="rbg")
    update = jax.jit(lambda state, x, y: _update(state, x, y, drop), donate_argnums=0)

    def step():
        nonlocal state
        state, loss = update(state, x, y)
        return loss.block_until_ready()

    return step


def _update(state, x, y, drop: float):
    """Forward, backward, Adam as Keras has it."""
    w, first, second, count, key = state
    key, drawn = jax.random.split(key)
    (loss, averages), gradient = jax.value_and_grad(_loss, has_aux=True)(w, x, y, drawn, drop)
    count = count + 1
    b1, b2 = ADAM["beta1"], ADAM["beta2"]
    rate = ADAM["rate"] * jnp.sqrt(1 - b2**count) / (1 - b1**count)
    first = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, first, gradient)
    second = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * g * g, second, gradient)
    w = jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) + ADAM["epsilon"]), w, first, second)
    return ({**w, **averages}, first, second, count, key), loss


def _loss(w, x, y, key, drop: float):
    averages = {}

    def normalize(value, name):
        mean, variance = value.mean((0, 1)), value.var((0, 1))
        for part, now in (("moving_mean", mean), ("moving_variance", variance)):
            averages[f"{name}/{part}"] = 0.99 * w[f"{name}/{part}"] + 0.01 * lax.stop_gradient(now)
        return (value - mean) * (w[f"{name}/gamma"] / jnp.sqrt(variance + EPSILON)) + w[f"{name}/beta"]

    def dropout(value):
        nonlocal key
        if drop == 0:
            return value
        key, drawn = jax.random.split(key)
        return jnp.where(jax.random.bernoulli(drawn, 1 - drop, value.shape), value / (1 - drop), 0)

    def recur(value, name):
        return gru(value, w[f"{name}/kernel"], w[f"{name}/recurrent_kernel"], *w[f"{name}/bias"])

    value = convolution(x, w["conv1d/kernel"]) + w["conv1d/bias"]
    value = dropout(jax.nn.relu(normalize(value, "batch_normalization")))
    value = normalize(dropout(recur(value, "gru")), "batch_normalization_1")
    value = dropout(normalize(dropout(recur(value, "gru_1")), "batch_normalization_2"))
    logits = value @ w["dense/kernel"] + w["dense/bias"]
    loss = jnp.mean(jnp.maximum(logits, 0) - logits * y + jnp.log1p(jnp.exp(-jnp.abs(logits))))
    return loss, averages
