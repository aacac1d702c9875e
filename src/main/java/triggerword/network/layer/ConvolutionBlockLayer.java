package triggerword.network.layer;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import triggerword.network.layer.Blocks.Block;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution and a normalization of its steps, in blocks of steps: what one leaves in the cache the other finds there.
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

    private TapProducts convolution(Taps taps) {
        return new TapProducts(taps, layerConf().getNIn(), filters(), (int) time());
    }

    private StepPass<?> normalization(INDArray convolved, boolean training) {
        var weights = new StepLoops.Weights<>(getParam("bias"), getParam("gamma"), getParam("beta"));
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
        Sequences.checkLength(time(), taps.span() - taps.padding(), layerConf().getLayerName());
        // In training the products live as long as the activations do, till the end of backward.
        ArrayType life = training ? ArrayType.ACTIVATIONS : ArrayType.FF_WORKING_MEM;
        long[] shape = {batch(), taps.steps(time()), filters()};
        INDArray convolved = workspaces.createUninitialized(life, dataType, shape, 'c');
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        INDArray kernel = getParam("kernel");
        TapProducts convolution = convolution(taps);
        StepPass<?> normalization = normalization(convolved, training);
        Blocks.of(output).forEach(piece -> {
            Consumer<Block> normalize = normalization.forward(layerConf().isResidual() ? shortcut : null, output);
            return block -> {
                convolution.forward(block, input, kernel, convolved);
                normalize.accept(block);
            };
        });
        products = training ? convolved : null;
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray outputGradient = Sequences.ordered(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray productGradient =
                workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, products.shape(), 'c');
        Gradient gradients = new DefaultGradient();
        layerConf().parameters().forEach(p -> gradients.setGradientFor(p.name(), gradientViews.get(p.name())));
        weightGradients(outputGradient, productGradient, workspaces);
        // The first layer needs no gradient of its input.
        return new Pair<>(gradients, index == 0 ? null : back(outputGradient, productGradient, workspaces));
    }

    /** Writes the gradients by the weights, and that by the products. */
    private void weightGradients(INDArray outputGradient, INDArray productGradient, LayerWorkspaceMgr workspaces) {
        var blocks = Blocks.of(products);
        INDArray kernelGradient = gradientViews.get("kernel");
        long length = kernelGradient.length();
        INDArray parts = workspaces.createUninitialized(
                ArrayType.BP_WORKING_MEM, dataType, new long[] {blocks.pieces(), length}, 'c');
        TapProducts convolution = convolution(layerConf().taps());
        StepPass<?>.Backward normalization = normalization(products, true).backward(outputGradient, productGradient);
        blocks.forEach(piece -> {
            Consumer<Block> normalize = normalization.of(piece);
            Matrix part = Matrix.of(parts, filters()).plus(piece * length);
            NativeBuffers.clear(parts, piece * length, length);
            return block -> {
                normalize.accept(block);
                convolution.addKernelGradient(block, input, productGradient, part);
            };
        });
        normalization.writeTo(new StepLoops.Weights<>(
                gradientViews.get("bias"), gradientViews.get("gamma"), gradientViews.get("beta")));
        Products.join(blocks.pieces(), length, parts, 0, Matrix.of(kernelGradient, filters()));
    }

    /** The gradient by the input. */
    private INDArray back(INDArray outputGradient, INDArray productGradient, LayerWorkspaceMgr workspaces) {
        INDArray transposed =
                workspaces.dup(ArrayType.BP_WORKING_MEM, getParam("kernel").permute(0, 2, 1), 'c');
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        TapProducts convolution = convolution(layerConf().taps());
        long channels = layerConf().getNIn();
        Blocks.of(input).forEach(piece -> block -> {
            if (layerConf().isResidual()) {
                NativeBuffers.copy(outputGradient, inputGradient, block.row() * channels, block.count() * channels);
            } else {
                NativeBuffers.clear(inputGradient, block.row() * channels, block.count() * channels);
            }
            convolution.addInputGradient(block, productGradient, transposed, inputGradient);
        });
        return inputGradient;
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
