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
 * A convolution as one matrix product of all windows of the batch, and one pass over its steps for the rest.
 *
 * <p>Backward gathers the windows again, which takes less than a tenth of a product, instead of keeping them.
 */
final class ConvolutionBlockLayer extends RecurrentSequenceLayer<ConvolutionBlock> {
    private final transient Kernels<?> kernels;
    /** The convolution without its bias, kept by training for backward. */
    private transient INDArray products;

    ConvolutionBlockLayer(NeuralNetConfiguration conf, DataType type) {
        this(conf, type, Kernels.of(type));
    }

    ConvolutionBlockLayer(NeuralNetConfiguration conf, DataType type, Kernels<?> kernels) {
        super(conf, type);
        this.kernels = kernels;
    }

    private long filters() {
        return layerConf().getNOut();
    }

    /** Elements of a window. */
    private long window() {
        return layerConf().taps().kernel() * layerConf().getNIn();
    }

    private StepPass<?> pass(INDArray convolved, boolean training) {
        var weights = new StepLoops.Weights<>(
                getParam("bias").toDoubleVector(),
                getParam("gamma").toDoubleVector(),
                getParam("beta").toDoubleVector());
        double rate = training ? layerConf().dropRate() : 0;
        // Twice its index, as the normalizations have it, which draw two masks.
        var dropout = Dropout.of(rate, conf().getSeed(), 2 * index, getIterationCount());
        return new StepPass<>(kernels, convolved, weights, dropout);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return forward(layerConf().taps(), input, training, workspaces);
    }

    /** @param shortcut what a residual block adds, {@code [batch][steps][out]} */
    private INDArray forward(Taps taps, INDArray shortcut, boolean training, LayerWorkspaceMgr workspaces) {
        long steps = taps.steps(time());
        Sequences.checkLength(time(), taps.span() - taps.padding(), layerConf().getLayerName());
        // In training the products live as long as the activations do, till the end of backward.
        ArrayType life = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
        long rows = batch() * steps;
        INDArray windows =
                workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, dataType, new long[] {rows, window()}, 'c');
        new Windows<>(kernels, taps, input).gather(windows);
        INDArray convolved =
                workspaces.createUninitialized(life, dataType, new long[] {batch(), steps, filters()}, 'c');
        Gemm.multiply(
                rows,
                filters(),
                window(),
                Matrix.of(windows, window()),
                Matrix.of(getParam("kernel"), filters()),
                0,
                Matrix.of(convolved, filters()));
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, convolved.shape(), 'c');
        pass(convolved, training).forward(layerConf().isResidual() ? shortcut : null, output);
        products = training ? convolved : null;
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray outputGradient = Sequences.ordered(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray productGradient =
                workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, products.shape(), 'c');
        StepLoops.Weights<double[]> sums = pass(products, true).backward(outputGradient, productGradient);
        long rows = batch() * products.size(1);
        INDArray windows =
                workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, new long[] {rows, window()}, 'c');
        new Windows<>(kernels, layerConf().taps(), input).gather(windows);
        INDArray kernelGradient = gradientViews.get("kernel");
        Gemm.multiplyTransposedA(
                window(),
                filters(),
                rows,
                Matrix.of(windows, window()),
                Matrix.of(productGradient, filters()),
                0,
                Matrix.of(kernelGradient, filters()));
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor("kernel", kernelGradient);
        set(gradients, "bias", sums.bias());
        set(gradients, "gamma", sums.gamma());
        set(gradients, "beta", sums.beta());
        // The first layer needs no gradient of its input.
        INDArray inputGradient = index == 0 ? null : back(productGradient, windows, outputGradient, workspaces);
        return new Pair<>(gradients, inputGradient);
    }

    /** The gradient by the input; the windows, no longer needed, become their own gradient. */
    private INDArray back(
            INDArray productGradient, INDArray windows, INDArray outputGradient, LayerWorkspaceMgr workspaces) {
        Gemm.multiplyTransposedB(
                windows.size(0),
                window(),
                filters(),
                Matrix.of(productGradient, filters()),
                Matrix.of(getParam("kernel"), filters()),
                0,
                Matrix.of(windows, window()));
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        if (layerConf().isResidual()) {
            inputGradient.assign(outputGradient);
        } else {
            inputGradient.assign(0);
        }
        new Windows<>(kernels, layerConf().taps(), inputGradient).scatter(windows);
        return inputGradient;
    }

    private void set(Gradient gradients, String name, double[] values) {
        INDArray view = gradientViews.get(name);
        view.assign(Nd4j.createFromArray(values));
        gradients.setGradientFor(name, view);
    }

    @Override
    public INDArray rnnTimeStep(INDArray chunk, LayerWorkspaceMgr workspaces) {
        setInput(chunk, workspaces);
        INDArray shortcut = input;
        Taps taps = layerConf().taps();
        setInput(joinPending(shortcut, taps.padding()), workspaces);
        INDArray output = forward(taps.unpadded(), shortcut, false, workspaces);
        keepPending(input, output.size(1) * taps.stride());
        return output;
    }

    @Override
    public void clear() {
        super.clear();
        products = null;
    }
}
