"""keras/: model files in the two old HDF5 layouts, and what Keras 2 computes with them.

The reference is tf_keras, the legacy Keras 2, run in float64 from the float32 weights of the files; where Keras 2.2.5
computes otherwise than it (see README), its rule stands here.
"""
import json
import os

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="", TF_ENABLE_ONEDNN_OPTS="0")

import shutil

import h5py
import numpy as np
import tensorflow as tf
import tf_keras
from tf_keras import layers

from common import GOLDEN, Text, lcg

FOLDER = GOLDEN / "keras"
FRAMES, BINS, FILTERS, KERNEL, STRIDE, UNITS, STEPS = 111, 7, 6, 15, 4, 5, 25
EPSILON, MOMENTUM = 1e-3, 0.99

KERAS225 = dict(name="keras225", version="2.2.5", reset_after=False, model_class="Model", model="model_1",
                input="input_1", conv="conv1d_1", activation="activation_1", gru=("gru_1", "gru_2"),
                bn=tuple(f"batch_normalization_{i}" for i in (1, 2, 3)), dense="dense_1",
                dropout=tuple(f"dropout_{i}" for i in (1, 2, 3, 4)), time="time_distributed_1", cell=("", ""))
TF2 = dict(name="tf2", version="2.4.0", reset_after=True, model_class="Functional", model="model",
           input="input_1", conv="conv1d", activation="activation", gru=("gru", "gru_1"),
           bn=("batch_normalization", "batch_normalization_1", "batch_normalization_2"), dense="dense",
           dropout=("dropout", "dropout_1", "dropout_2", "dropout_3"), time="time_distributed",
           cell=("gru_cell/", "gru_cell_1/"))


def noise(seed, shape, scale=1.0):
    return (scale * lcg(seed, int(np.prod(shape))) / 32768.0).reshape(shape).astype(np.float32)


# ---- the network ---------------------------------------------------------------------------------

def hard_sigmoid(x):
    """Keras 2: 0.2 x + 0.5 (Keras 3: x / 6 + 0.5)."""
    return tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0)


def crossentropy225(y, p):
    """Keras 2.2.5: clipped, turned back into logits."""
    p = tf.clip_by_value(p, 1e-7, 1 - 1e-7)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(tf.cast(y, p.dtype), tf.math.log(p / (1 - p))), axis=-1)


class RecordingBatchNormalization(layers.BatchNormalization):
    """Keeps the mean and the (biased) variance of every training batch."""

    def _calculate_mean_and_var(self, *args, **kwargs):
        mean, variance = super()._calculate_mean_and_var(*args, **kwargs)
        self.seen = getattr(self, "seen", []) + [(mean.numpy(), variance.numpy())]
        return mean, variance


def build(form, frozen_bn=False):
    """The course's network, small and without dropout."""
    x = inputs = layers.Input((FRAMES, BINS))
    bn = lambda: RecordingBatchNormalization(trainable=not frozen_bn, fused=None)
    gru = lambda: layers.GRU(UNITS, return_sequences=True, reset_after=form["reset_after"],
                             recurrent_activation="sigmoid" if form["reset_after"] else hard_sigmoid)
    x = layers.Conv1D(FILTERS, KERNEL, strides=STRIDE)(x)
    x = layers.Activation("relu")(bn()(x))
    x = bn()(gru()(x))
    x = bn()(gru()(x))
    x = layers.TimeDistributed(layers.Dense(1, activation="sigmoid"))(x)
    return tf_keras.Model(inputs, x)


def weights(form):
    """The weights of every layer that has any, in the order of the file: {layer: [(name, values)]}."""
    seeds = iter(range(1000, 1100))
    draw = lambda shape, scale, offset=0.0: (offset + noise(next(seeds), shape, scale)).astype(np.float32)

    def conv():
        return [("kernel", draw((KERNEL, BINS, FILTERS), 0.4)), ("bias", draw((FILTERS,), 0.3))]

    def bn(size):
        return [("gamma", draw((size,), 0.5, 1.0)), ("beta", draw((size,), 0.4)),
                ("moving_mean", draw((size,), 0.3)), ("moving_variance", draw((size,), 0.5, 0.8))]

    def gru(size):
        return [("kernel", draw((size, 3 * UNITS), 1.4)), ("recurrent_kernel", draw((UNITS, 3 * UNITS), 1.2)),
                ("bias", draw((2, 3 * UNITS) if form["reset_after"] else (3 * UNITS,), 0.6))]

    return {form["conv"]: conv(), form["bn"][0]: bn(FILTERS), form["gru"][0]: gru(FILTERS), form["bn"][1]: bn(UNITS),
            form["gru"][1]: gru(UNITS), form["bn"][2]: bn(UNITS),
            form["time"]: [("kernel", draw((UNITS, 1), 1.5)), ("bias", draw((1,), 0.5))]}


def model_of(form, named, frozen_bn=False):
    model = build(form, frozen_bn)
    layered = iter(named.values())
    for layer in model.layers:
        if layer.weights:
            layer.set_weights([values for _, values in next(layered)])
    return model


# ---- files ---------------------------------------------------------------------------------------

def layer_configs(form, dropout, bn_trainable):
    """(class, config without name and trainable, name) of every layer, as the version writes them."""
    old = form is KERAS225
    zeros, ones = ({"class_name": c, "config": {}} for c in ("Zeros", "Ones"))
    glorot = ({"class_name": "VarianceScaling",
               "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None}} if old
              else {"class_name": "GlorotUniform", "config": {"seed": None}})
    orthogonal = {"class_name": "Orthogonal", "config": {"gain": 1.0, "seed": None}}
    none = lambda *names: {name: None for name in names}
    base = lambda name, trainable=True: {"name": name, "trainable": trainable, **({} if old else {"dtype": "float32"})}

    conv = {**base(form["conv"]), "filters": FILTERS, "kernel_size": [KERNEL], "strides": [STRIDE], "padding": "valid",
            "data_format": "channels_last", "dilation_rate": [1], **({} if old else {"groups": 1}),
            "activation": "linear", "use_bias": True, "kernel_initializer": glorot, "bias_initializer": zeros,
            **none("kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint",
                   "bias_constraint")}

    def bn(i):
        return "BatchNormalization", {
            **base(form["bn"][i], bn_trainable), "axis": -1 if old else [2], "momentum": MOMENTUM, "epsilon": EPSILON,
            "center": True, "scale": True, "beta_initializer": zeros, "gamma_initializer": ones,
            "moving_mean_initializer": zeros, "moving_variance_initializer": ones,
            **none("beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint")}

    def drop(i):
        return "Dropout", {**base(form["dropout"][i]), "rate": dropout, "noise_shape": None, "seed": None}

    def gru(i):
        return "GRU", {
            **base(form["gru"][i]), "return_sequences": True, "return_state": False, "go_backwards": False,
            "stateful": False, "unroll": False, **({} if old else {"time_major": False}), "units": UNITS,
            "activation": "tanh", "recurrent_activation": "hard_sigmoid" if old else "sigmoid", "use_bias": True,
            "kernel_initializer": glorot, "recurrent_initializer": orthogonal, "bias_initializer": zeros,
            **none("kernel_regularizer", "recurrent_regularizer", "bias_regularizer", "activity_regularizer",
                   "kernel_constraint", "recurrent_constraint", "bias_constraint"),
            "dropout": 0.0, "recurrent_dropout": 0.0, "implementation": 1 if old else 2,
            "reset_after": form["reset_after"]}

    dense = {**base(form["dense"]), "units": 1, "activation": "sigmoid", "use_bias": True, "kernel_initializer": glorot,
             "bias_initializer": zeros, **none("kernel_regularizer", "bias_regularizer", "activity_regularizer",
                                               "kernel_constraint", "bias_constraint")}
    source = {"batch_input_shape": [None, FRAMES, BINS], "dtype": "float32", "sparse": False,
              **({} if old else {"ragged": False}), "name": form["input"]}
    return [("InputLayer", source), ("Conv1D", conv), bn(0),
            ("Activation", {**base(form["activation"]), "activation": "relu"}), drop(0), gru(0), drop(1), bn(1), gru(1),
            drop(2), bn(2), drop(3),
            ("TimeDistributed", {**base(form["time"]), "layer": {"class_name": "Dense", "config": dense}})]


def model_config(form, dropout=0.8, bn_trainable=True):
    entries, before = [], None
    for class_name, config in layer_configs(form, dropout, bn_trainable):
        entries.append({"name": config["name"], "class_name": class_name, "config": config,
                        "inbound_nodes": [[[before, 0, 0, {}]]] if before else []})
        before = config["name"]
    return {"class_name": form["model_class"],
            "config": {"name": form["model"], "layers": entries, "input_layers": [[form["input"], 0, 0]],
                       "output_layers": [[before, 0, 0]]}}


def weight_names(form, layer, values):
    cell = dict(zip(form["gru"], form["cell"])).get(layer, "")
    return [(f"{layer}/{cell}{name}:0", array) for name, array in values]


def write_h5(path, version, layer_names, named, config=None, training=None, optimizer=None):
    """The layout of Keras 2: with a config a whole model, without one weights only (the groups at the root)."""
    with h5py.File(path, "w") as file:
        root = file.create_group("model_weights") if config else file
        for group in {file, root}:
            group.attrs["backend"], group.attrs["keras_version"] = b"tensorflow", version.encode()
        if config:
            file.attrs["model_config"] = json.dumps(config).encode()
        if training:
            file.attrs["training_config"] = json.dumps(training).encode()
        root.attrs["layer_names"] = np.array([name.encode() for name in layer_names])
        for layer in layer_names:
            group, values = root.create_group(layer), named.get(layer, [])
            group.attrs["weight_names"] = np.array([name.encode() for name, _ in values])
            for name, array in values:
                group[name] = array
        if optimizer:
            group = file.create_group("optimizer_weights")
            group.attrs["weight_names"] = np.array([name.encode() for name, _ in optimizer])
            for name, array in optimizer:
                group[name] = array


def write_model(form, named, suffix="", dropout=0.8, **more):
    config = model_config(form, dropout)
    write_h5(FOLDER / f"{form['name']}{suffix}.h5", form["version"], [e["name"] for e in config["config"]["layers"]],
             {layer: weight_names(form, layer, values) for layer, values in named.items()}, config, **more)


# ---- forward and training ------------------------------------------------------------------------

def training_batch():
    y = (lcg(51, 5 * STEPS) > 8192).reshape(5, STEPS, 1)
    return noise(50, (5, FRAMES, BINS)), y.astype(np.float32)


def adam(rate):
    return tf_keras.optimizers.legacy.Adam(rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7, decay=0.01)


def loss_of(form):
    return crossentropy225 if form is KERAS225 else "binary_crossentropy"


def train(form, named, rate, frozen_bn=False):
    """Ten train_on_batch on one batch; what Keras tells, and the model."""
    x, y = training_batch()
    model = model_of(form, named, frozen_bn)
    model.compile(adam(rate), loss_of(form), metrics=["accuracy"], run_eagerly=True)
    told = np.array([model.train_on_batch(x, y) for _ in range(10)], np.float64)
    return model, told[:, 0], told[:, 1], model(x.astype(tf_keras.backend.floatx()), training=False).numpy()


def gradients(form, named):
    x, y = training_batch()
    model = model_of(form, named)
    with tf.GradientTape() as tape:
        p = model(x.astype(tf_keras.backend.floatx()), training=True)
        loss = (crossentropy225(y, p) if form is KERAS225
                else tf_keras.losses.binary_crossentropy(tf.cast(y, p.dtype), p))
        loss = tf.reduce_mean(loss)
    return p.numpy(), loss.numpy(), dict(zip(trainable_names(form, named),
                                             (g.numpy() for g in tape.gradient(loss, model.trainable_weights))))


def trainable_names(form, named):
    return [f"{layer}/{name}" for layer, values in named.items() for name, _ in values if not name.startswith("moving")]


def in_both(work):
    """`work` in float64 and, to know what single precision makes of it, in float32."""
    tf_keras.backend.set_floatx("float32")
    single = work()
    tf_keras.backend.set_floatx("float64")
    return work(), single


def apart(a, b):
    return f"{np.max(np.abs(np.asarray(a, np.float64) - b)):.2g}"


def weights_apart(model, other):
    pairs = zip(model.trainable_weights, other.trainable_weights)
    return max((apart(a.numpy(), b.numpy()) for i, (a, b) in enumerate(pairs) if i != 1), key=float)


def batch_norms(model):
    return [layer for layer in model.layers if isinstance(layer, RecordingBatchNormalization)]


def moving_keras225(model):
    """Keras 2.2.5: averages start anew (zero_debias) at the first update, variance * n / (n - 1.001)."""
    n = 5 * STEPS
    for layer in batch_norms(model):
        mean = variance = 0.0
        for batch_mean, batch_variance in layer.seen:
            mean = MOMENTUM * mean + (1 - MOMENTUM) * batch_mean
            variance = MOMENTUM * variance + (1 - MOMENTUM) * batch_variance * n / (n - (1 + EPSILON))
        bias = 1 - MOMENTUM ** len(layer.seen)
        yield mean / bias, variance / bias


def moving_tf2(model, form, named):
    """TF 2: averages go on from the loaded ones, biased variance; what tf_keras did must be that."""
    for layer, name in zip(batch_norms(model), form["bn"]):
        mean, variance = dict(named[name])["moving_mean"].astype(float), dict(named[name])["moving_variance"].astype(float)
        for batch_mean, batch_variance in layer.seen:
            mean = MOMENTUM * mean + (1 - MOMENTUM) * batch_mean
            variance = MOMENTUM * variance + (1 - MOMENTUM) * batch_variance
        assert np.allclose(mean, layer.moving_mean, atol=1e-12) and np.allclose(variance, layer.moving_variance, atol=1e-12)
        yield mean, variance


def write_training(form, named, rate, frozen_bn=False):
    (model, losses, accuracies, outputs), single = in_both(lambda: train(form, named, rate, frozen_bn))
    name = f"{form['name']}_train_{rate:g}{'_frozen_bn' if frozen_bn else ''}"
    out = Text(f"keras/{name}.txt", VERSIONS,
               f"10 train_on_batch of the training batch (README) from the weights of {form['name']}.h5, dropout 0,",
               f"Adam(lr {rate:g}, 0.9, 0.999, epsilon 1e-7, decay 0.01), binary cross-entropy" +
               (", BN layers with trainable = false: stored statistics, gamma and beta stay" if frozen_bn else ""),
               f"float32 run of the same: losses differ by {apart(losses, single[1])}, outputs by {apart(outputs, single[3])}, "
               f"weights but the first bias by {weights_apart(model, single[0])}",
               "losses, accuracies: of each step, before its update; outputs: inference afterwards, (example, step, 1);",
               "moving_*: BN statistics afterwards, rule tf2; moving_*_225, outputs_225: the same under the rule of Keras 2.2.5;",
               "weight/*: afterwards. The gradient of the first bias is zero but for rounding: compare neither it nor, in",
               "float32, what depends on it (outputs, first moving_mean) more closely than the line above says")
    out.array("losses", losses)
    out.array("accuracies", accuracies)
    out.array("outputs", outputs)
    if not frozen_bn:
        for layer, (mean, variance) in zip(form["bn"], moving_tf2(model, form, named)):
            out.array(f"moving_mean/{layer}", mean)
            out.array(f"moving_variance/{layer}", variance)
        if form is KERAS225:
            for bn, layer, (mean, variance) in zip(batch_norms(model), form["bn"], list(moving_keras225(model))):
                bn.moving_mean.assign(mean)
                bn.moving_variance.assign(variance)
                out.array(f"moving_mean_225/{layer}", mean)
                out.array(f"moving_variance_225/{layer}", variance)
            out.array("outputs_225", model(training_batch()[0].astype(np.float64), training=False).numpy())
    trained = iter(model.trainable_weights)
    for key in trainable_names(form, named):
        if frozen_bn and key.endswith(("gamma", "beta")):
            continue
        out.array(f"weight/{key}", next(trained).numpy())
    out.write()
    return model


def write_gradients(form, named):
    (p, loss, found), single = in_both(lambda: gradients(form, named))
    out = Text(f"keras/{form['name']}_gradients.txt", VERSIONS,
               f"gradients of the loss at the weights of {form['name']}.h5 on the training batch (README), training mode, dropout 0",
               f"float32 run of the same: differs by {max(float(apart(found[k], single[2][k])) for k in found):.2g} at most",
               "loss; outputs (training mode); gradient/LAYER/WEIGHT")
    out.array("loss", [loss])
    out.array("outputs", p)
    for key, gradient in found.items():
        out.array(f"gradient/{key}", gradient)
    out.write()


def write_outputs(form, named):
    x = noise(40, (2, FRAMES, BINS))

    def work():
        model = model_of(form, named)
        cut = [layer.output for layer in model.layers if layer.name.startswith(("conv1d", "activation", "gru"))]
        probe = tf_keras.Model(model.input, [model.output, *cut, *(layer.output for layer in batch_norms(model)[1:])])
        return [v.numpy() for v in probe(x.astype(tf_keras.backend.floatx()), training=False)]

    full, single = in_both(work)
    out = Text(f"keras/{form['name']}_outputs.txt", VERSIONS,
               f"inference with {form['name']}.h5 on LCG input: seed 40, shape 2 x {FRAMES} x {BINS} in C order, sample / 32768",
               f"float32 run of the same: outputs differ by {apart(full[0], single[0])}",
               "outputs (example, step, 1), and what the layers give: conv, relu (after the first BN), gru1, gru2, bn2, bn3")
    for name, values in zip(("outputs", "conv", "relu", "gru1", "gru2", "bn2", "bn3"), full):
        out.array(name, values)
    out.write()


def write_optimizer_model(form, model, named):
    """The state after ten steps at rate 0.01 as a whole model with training_config and optimizer weights."""
    values = iter(v.numpy().astype(np.float32) for layer in model.layers for v in layer.weights)
    after = {layer: [(name, next(values)) for name, _ in old] for layer, old in named.items()}
    iterations, *slots = model.optimizer.get_weights()
    slots = [s.astype(np.float32) for s in slots]
    keys = [name for layer, old in named.items() for name, _ in weight_names(form, layer, old) if "moving_" not in name]
    if form is KERAS225:
        slots += [np.zeros(1, np.float32) for _ in keys]  # vhat of amsgrad, written though unused
        names = ["Adam/iterations:0"] + [f"training/Adam/Variable{f'_{i}' if i else ''}:0" for i in range(len(slots))]
        training = {"optimizer_config": {"class_name": "Adam", "config": {
            "lr": 0.01, "beta_1": 0.9, "beta_2": 0.999, "decay": 0.01, "epsilon": 1e-07, "amsgrad": False}},
            "loss": "binary_crossentropy", "metrics": ["accuracy"], "weighted_metrics": None,
            "sample_weight_mode": None, "loss_weights": None}
    else:
        names = ["Adam/iter:0"] + [f"Adam/{key[:-2]}/{slot}:0" for slot in "mv" for key in keys]
        training = {"loss": "binary_crossentropy", "metrics": [[{"class_name": "MeanMetricWrapper", "config": {
            "name": "accuracy", "dtype": "float32", "fn": "binary_accuracy"}}]], "weighted_metrics": None,
            "loss_weights": None, "optimizer_config": {"class_name": "Adam", "config": {
                "name": "Adam", "learning_rate": 0.01, "decay": 0.01, "beta_1": 0.9, "beta_2": 0.999,
                "epsilon": 1e-07, "amsgrad": False}}}
    write_model(form, after, "_optimizer", dropout=0.0, training=training,
                optimizer=list(zip(names, [np.int64(iterations), *slots])))


# ---- odds and ends -------------------------------------------------------------------------------

def write_crossentropy():
    out = Text("keras/crossentropy.txt", VERSIONS,
               "y p LOSS_TF2 LOSS_225, one value each, float64: tf_keras's binary_crossentropy and that of Keras 2.2.5")
    for y in (0.0, 1.0):
        for p in (0.0, 1e-9, 1e-7, 1e-6, 0.001, 0.25, 0.5, 0.9, 0.999999, 1 - 1e-7, 1.0):
            a, b = tf.constant([y], tf.float64), tf.constant([p], tf.float64)
            out.line(f"{y:g}", repr(p), f"{tf_keras.losses.binary_crossentropy(a, b).numpy():.9g}",
                     f"{crossentropy225(a, b).numpy():.9g}")
    out.write()


def write_other_files(named):
    """A weights-only pair like the course's, another architecture, and files to be refused."""
    config = model_config(TF2, bn_trainable=False)
    layer_names = [entry["name"] for entry in config["config"]["layers"]]
    files = {layer: weight_names(TF2, layer, values) for layer, values in named.items()}
    other_cells = {**TF2, "cell": ("gru_cell_6/", "gru_cell_7/")}  # they count on in one Python session
    write_h5(FOLDER / "tf2_weights.h5", "2.4.0", layer_names,
             {layer: weight_names(other_cells, layer, values) for layer, values in named.items()})
    (FOLDER / "tf2_weights.json").write_text(
        json.dumps({**config, "keras_version": "2.4.0", "backend": "tensorflow"}) + "\n")
    lacking = {**files, TF2["gru"][1]: files[TF2["gru"][1]][:2]}
    write_h5(FOLDER / "broken_missing_bias.h5", "2.4.0", layer_names, lacking, config)
    wrong = {**files, TF2["gru"][0]: [(files[TF2["gru"][0]][0][0], noise(60, (FILTERS + 1, 3 * UNITS))),
                                      *files[TF2["gru"][0]][1:]]}
    write_h5(FOLDER / "broken_shape.h5", "2.4.0", layer_names, wrong, config)

    dense = lambda name, units: {"class_name": "Dense", "config": {
        "name": name, "trainable": True, "dtype": "float32", "units": units, "activation": "sigmoid", "use_bias": True}}
    first = dense("dense", 4)
    first["config"]["batch_input_shape"] = [None, 3]
    write_h5(FOLDER / "dense.h5", "2.4.0", ["dense", "dense_1"],
             {"dense": [("dense/kernel:0", noise(61, (3, 4))), ("dense/bias:0", noise(62, (4,)))],
              "dense_1": [("dense_1/kernel:0", noise(63, (4, 1))), ("dense_1/bias:0", noise(64, (1,)))]},
             {"class_name": "Sequential", "config": {"name": "sequential", "layers": [first, dense("dense_1", 1)]}})
    with h5py.File(FOLDER / "not_keras.h5", "w") as file:
        file["measurements/values"] = np.arange(12, dtype=np.float32).reshape(3, 4)
    (FOLDER / "not_hdf5.h5").write_text("This is no HDF5 file.\n")
    whole = (FOLDER / "tf2.h5").read_bytes()
    (FOLDER / "broken_truncated.h5").write_bytes(whole[:len(whole) // 2])


VERSIONS = f"tf_keras {tf_keras.__version__}, TensorFlow {tf.__version__}, numpy {np.__version__}; run in float64"


def main():
    tf.config.experimental.enable_op_determinism()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for form in (KERAS225, TF2):
        named = weights(form)
        write_model(form, named)
        write_outputs(form, named)
        write_gradients(form, named)
        write_training(form, named, 1e-4)
        write_optimizer_model(form, write_training(form, named, 1e-2), named)
    write_training(TF2, named, 1e-2, frozen_bn=True)
    write_other_files(named)
    write_crossentropy()


if __name__ == "__main__":
    main()
