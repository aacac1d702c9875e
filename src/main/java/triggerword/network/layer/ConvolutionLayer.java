package triggerword.network.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution as matrix products on the input itself, without a copy of its windows.
 *
 * <p>In this layout the taps of {@code stride} steps lie side by side and windows begin {@code stride} steps apart, so
 * that a slice of {@code stride} taps of all windows of an example is a plain matrix {@code [windows][stride * in]}. The
 * convolution is the sum of its products with the slices of the kernel: 4 of them for kernel 15 and stride 4. A {@link
 * TiledConvolution} makes less products of most steps of a long sequence, forward and for the gradient by the kernel.
 */
final class ConvolutionLayer extends RecurrentSequenceLayer<Convolution> {
    private final transient Kernels<?> kernels;
    private transient TiledConvolution<?> tiled;

    ConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        this.kernels = Kernels.of(type);
    }

    /** A slice of taps: where it begins, in elements of a window, and how many elements it has. */
    private interface SliceAction {
        void accept(long offset, long length);
    }

    private void forEachSlice(SliceAction action) {
        Convolution conf = layerConf();
        for (int tap = 0; tap < conf.kernel(); tap += conf.stride()) {
            int taps = Math.min(conf.stride(), conf.kernel() - tap);
            action.accept(tap * conf.getNIn(), taps * conf.getNIn());
        }
    }

    /** The windows of an example from number {@code first} on. */
    private Matrix windows(INDArray sequences, long example, long first) {
        long in = layerConf().getNIn();
        long stride = layerConf().stride() * in;
        return new Matrix(sequences, example * time() * in + first * stride, stride);
    }

    /** Adds the steps from number {@code first} on. */
    private void addTo(Matrix result, long first) {
        long filters = layerConf().getNOut();
        long steps = layerConf().steps(time());
        Matrix kernel = Matrix.of(getParam("kernel"), filters);
        for (long example = 0; example < batch() && first < steps; example++) {
            Matrix windows = windows(input, example, first);
            Matrix rows = result.plus((example * steps + first) * filters);
            forEachSlice((offset, length) -> Products.multiply(
                    steps - first, filters, length, windows.plus(offset), kernel.plus(offset * filters), 1, rows));
        }
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        long filters = layerConf().getNOut();
        long steps = layerConf().steps(time());
        Sequences.checkLength(time(), layerConf().kernel(), layerConf().getLayerName());
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {batch(), steps, filters}, 'c');
        Matrix ones = Matrix.of(Nd4j.ones(dataType, batch() * steps), 1);
        Matrix bias = Matrix.of(getParam("bias"), filters);
        Products.multiply(batch() * steps, filters, 1, ones, bias, 0, Matrix.of(output, filters));
        Tiling tiling = tiling();
        int tiledSteps = tiledSteps(tiling);
        if (tiledSteps > 0) {
            tiled().addTo(output, input, tiling);
        }
        addTo(Matrix.of(output, filters), tiledSteps);
        return output;
    }

    private Tiling tiling() {
        return Tiling.of(layerConf().taps(), time());
    }

    /** How many steps of an example are computed in tiles, the others a window each. */
    private int tiledSteps(Tiling tiling) {
        boolean pays = tiling.pays(Math.min(layerConf().getNIn(), layerConf().getNOut()));
        return pays ? tiling.tiledSteps() : 0;
    }

    /** With the layer's kernel as it is now. */
    private TiledConvolution<?> tiled() {
        tiled = TiledConvolution.with(getParam("kernel"), kernels, layerConf().taps(), tiled);
        return tiled;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray outputGradient = Sequences.ordered(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        long filters = layerConf().getNOut();
        long steps = outputGradient.size(1);
        INDArray kernelGradient = gradientViews.get("kernel");
        INDArray biasGradient = gradientViews.get("bias");
        Matrix ones = Matrix.of(Nd4j.ones(dataType, batch() * steps), 1);
        Matrix gradient = Matrix.of(outputGradient, filters);
        Products.multiplyTransposedA(1, filters, batch() * steps, ones, gradient, 0, Matrix.of(biasGradient, filters));
        Tiling tiling = tiling();
        int tiledSteps = tiledSteps(tiling);
        if (tiledSteps > 0) {
            TiledConvolution<?> tiles = tiled();
            INDArray parts = workspaces.createUninitialized(
                    ArrayType.BP_WORKING_MEM, dataType, tiles.parts((int) batch(), tiling), 'c');
            tiles.writeKernelGradient(input, outputGradient, tiling, parts, kernelGradient);
        } else {
            kernelGradient.assign(0);
        }
        addKernelGradient(tiledSteps, gradient, steps, Matrix.of(kernelGradient, filters));
        // The first layer needs no gradient of its input, which would cost as much as the rest.
        INDArray inputGradient = index == 0 ? null : inputGradient(gradient, steps, workspaces);
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor("kernel", kernelGradient);
        gradients.setGradientFor("bias", biasGradient);
        return new Pair<>(gradients, inputGradient);
    }

    /** Adds what the steps from number {@code first} on have to say. */
    private void addKernelGradient(long first, Matrix outputGradient, long steps, Matrix kernelGradient) {
        long filters = layerConf().getNOut();
        for (long example = 0; example < batch() && first < steps; example++) {
            Matrix windows = windows(input, example, first);
            Matrix rows = outputGradient.plus((example * steps + first) * filters);
            forEachSlice((offset, length) -> Products.multiplyTransposedA(
                    length,
                    filters,
                    steps - first,
                    windows.plus(offset),
                    rows,
                    1,
                    kernelGradient.plus(offset * filters)));
        }
    }

    private INDArray inputGradient(Matrix outputGradient, long steps, LayerWorkspaceMgr workspaces) {
        long filters = layerConf().getNOut();
        Matrix kernel = Matrix.of(getParam("kernel"), filters);
        INDArray inputGradient = workspaces
                .createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c')
                .assign(0);
        for (long example = 0; example < batch(); example++) {
            Matrix target = windows(inputGradient, example, 0);
            Matrix rows = outputGradient.plus(example * steps * filters);
            forEachSlice((offset, length) -> Products.multiplyTransposedB(
                    steps, length, filters, rows, kernel.plus(offset * filters), 1, target.plus(offset)));
        }
        return inputGradient;
    }

    @Override
    public INDArray rnnTimeStep(INDArray chunk, LayerWorkspaceMgr workspaces) {
        INDArray joined = joinPending(chunk, 0);
        INDArray output = activate(joined, false, workspaces);
        keepPending(joined, output.size(1) * layerConf().stride());
        return output;
    }
}
