package triggerword.network.layer;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A GRU: a product for the inputs of all steps, or, without training, of as many as the cache holds, then the loop over
 * time; back, the loop gives the gradients of the gate inputs alone, and three products make weight and input gradients of
 * them.
 */
final class GruLayer extends RecurrentSequenceLayer<Gru> {
    private static final String STATE = "state";

    private final transient Kernels<?> kernels;
    /** Of the last forward pass in training: {@code [batch][time][4 * units]} and {@code [batch][time][units]}. */
    private transient INDArray gates;

    private transient INDArray hidden;

    GruLayer(NeuralNetConfiguration conf, DataType type) {
        this(conf, type, Kernels.of(type));
    }

    GruLayer(NeuralNetConfiguration conf, DataType type, Kernels<?> kernels) {
        super(conf, type);
        this.kernels = kernels;
    }

    private int units() {
        return (int) layerConf().getNOut();
    }

    private GruLoop<?> loop() {
        return GruLoop.of(kernels, getParam("recurrentKernel"), getParam("bias"), layerConf(), batch(), time());
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        if (!training) {
            clearPass();
            return forward(null, workspaces);
        }
        hidden = output(workspaces);
        // The gates live as long as the activations do, till the end of backward.
        gates = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {batch(), time(), 4L * units()}, 'c');
        project(0, batch() * time(), Matrix.of(gates, 4L * units()));
        loop().forward(gates, hidden);
        return hidden;
    }

    private INDArray output(LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {batch(), time(), units()}, 'c');
    }

    /** Writes the products of some rows of the input with the kernel. */
    private void project(long firstRow, long rows, Matrix products) {
        long inputs = layerConf().getNIn();
        Products.multiply(
                rows,
                3L * units(),
                inputs,
                Matrix.of(input, inputs).plus(firstRow * inputs),
                Matrix.of(getParam("kernel"), 3L * units()),
                0,
                products);
    }

    /** @param initial {@code [batch][units]}, or null for zeros */
    private INDArray forward(INDArray initial, LayerWorkspaceMgr workspaces) {
        INDArray output = output(workspaces);
        loop().forward(
                        (sequence, step, steps, products) -> project(sequence * time() + step, steps, products),
                        initial,
                        output);
        return output;
    }

    @Override
    public INDArray rnnTimeStep(INDArray chunk, LayerWorkspaceMgr workspaces) {
        setInput(chunk, workspaces);
        INDArray output = forward(rnnGetPreviousState().get(STATE), workspaces);
        INDArray last = output.get(NDArrayIndex.all(), NDArrayIndex.point(output.size(1) - 1), NDArrayIndex.all());
        rnnSetPreviousState(Map.of(STATE, last.dup('c').detach()));
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray outputGradient = Sequences.ordered(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        loop().backward(gates, hidden, outputGradient);
        long rows = batch() * time();
        long inputs = layerConf().getNIn();
        Matrix gradient = Matrix.of(gates, 4L * units());
        INDArray kernelGradient = gradientViews.get("kernel");
        Products.multiplyTransposedA(
                inputs,
                3L * units(),
                rows,
                Matrix.of(input, inputs),
                gradient,
                0,
                Matrix.of(kernelGradient, 3L * units()));
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        Products.multiplyTransposedB(
                rows,
                inputs,
                3L * units(),
                gradient,
                Matrix.of(getParam("kernel"), 3L * units()),
                0,
                Matrix.of(inputGradient, inputs));
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor("kernel", kernelGradient);
        gradients.setGradientFor("recurrentKernel", recurrentGradient(gradient));
        gradients.setGradientFor("bias", biasGradient(gradient));
        return new Pair<>(gradients, inputGradient);
    }

    /** Each state, but the last one, times the gate gradients of the step after it. */
    private INDArray recurrentGradient(Matrix gradient) {
        INDArray result = gradientViews.get("recurrentKernel");
        int parts = Products.parts(batch());
        Products.sum(parts, result.length(), 0, Matrix.of(result, 3L * units()), (part, target) -> {
            NativeBuffers.clear(target.array(), target.offset(), result.length());
            for (long example = part * batch() / parts; example < (part + 1) * batch() / parts; example++) {
                addRecurrentGradient(example * time(), gradient, target);
            }
        });
        return result;
    }

    /** @param first row of an example */
    private void addRecurrentGradient(long first, Matrix gradient, Matrix target) {
        long units = units();
        Matrix states = Matrix.of(hidden, units).plus(first * units);
        Matrix gates = gradient.plus(first * gradient.stride());
        Matrix next = gates.plus(gates.stride());
        Matrix candidate = target.plus(2 * units);
        if (time() > 1) {
            Gemm.multiplyTransposedA(units, 2 * units, time() - 1, states, next, 1, target);
        }
        if (!layerConf().resetAfter()) {
            Matrix scaled = gates.plus(3 * units);
            Gemm.multiplyTransposedA(units, units, time(), scaled, gates.plus(2 * units), 1, candidate);
        } else if (time() > 1) {
            Gemm.multiplyTransposedA(units, units, time() - 1, states, next.plus(3 * units), 1, candidate);
        }
    }

    private INDArray biasGradient(Matrix gradient) {
        INDArray result = gradientViews.get("bias");
        long units = units();
        long rows = batch() * time();
        Matrix ones = Matrix.of(Nd4j.ones(dataType, rows), 1);
        Matrix target = Matrix.of(result, 3 * units);
        Products.multiplyTransposedA(1, 3 * units, rows, ones, gradient, 0, target);
        if (layerConf().resetAfter()) {
            // The recurrent biases of z and r get what the outer ones get, that of the candidate its own.
            Products.multiplyTransposedA(1, 2 * units, rows, ones, gradient, 0, target.plus(3 * units));
            Products.multiplyTransposedA(1, units, rows, ones, gradient.plus(3 * units), 0, target.plus(5 * units));
        }
        return result;
    }

    @Override
    public void clear() {
        super.clear();
        clearPass();
    }

    private void clearPass() {
        gates = null;
        hidden = null;
    }
}
