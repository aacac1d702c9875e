import os
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf
from keras import layers

from . import Prepared, difference, load, weights
from .weights import KERNEL, STRIDE


def use_threads(threads: int) -> None:
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)


def network(folder: Path, drop: float) -> keras.Model:
    w = weights.load(folder)
    _, bins, filters = w["conv1d/kernel"].shape
    units = len(w["gru/recurrent_kernel"])
    model = keras.Sequential(
        [
            layers.Input((None, bins)),
            layers.Conv1D(filters, KERNEL, STRIDE, name="conv1d"),
            layers.BatchNormalization(name="batch_normalization"),
            layers.ReLU(),
            layers.Dropout(drop),
            layers.GRU(units, return_sequences=True, name="gru"),
            layers.Dropout(drop),
            layers.BatchNormalization(name="batch_normalization_1"),
            layers.GRU(units, return_sequences=True, name="gru_1"),
            layers.Dropout(drop),
            layers.BatchNormalization(name="batch_normalization_2"),
            layers.Dropout(drop),
            layers.Dense(1, activation="sigmoid", name="dense"),
        ]
    )
    for layer in model.layers:
        names = [name for name in w if name.startswith(layer.name + "/")]
        if names:
            layer.set_weights([w[name] for name in names])
    return model


def inference(folder: Path, threads: int) -> Prepared:
    use_threads(threads)
    model = network(folder, 0)
    values = tf.constant(load(folder, "input"))
    score = tf.function(lambda x: model(x, training=False)[..., 0])

    def run():
        return score(values).numpy()

    return difference(run(), folder), run, 1


def training(folder: Path, threads: int) -> Prepared:
    use_threads(threads)
    x, y = tf.constant(load(folder, "input")), tf.constant(load(folder, "labels"))
    compared = trainer(network(folder, 0))
    losses = [float(compared(x, y)) for _ in load(folder, "losses")]
    timed = trainer(network(folder, float(load(folder, "drop")[0])))
    return difference(losses, folder, "losses"), lambda: timed(x, y).numpy(), 1


def trainer(model: keras.Model):
    """A compiled step without Keras' own bookkeeping of metrics, which would only cost it time."""
    adam = keras.optimizers.Adam(1e-3)
    adam.build(model.trainable_variables)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(keras.losses.binary_crossentropy(y, model(x, training=True)))
        adam.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
        return loss

    return step
