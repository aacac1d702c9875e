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
 * Wide convolutions of long sequences are {@link TiledConvolution tiled}, the whole batch before the normalization.
 */
final class ConvolutionBlockLayer extends RecurrentSequenceLayer<ConvolutionBlock> {
    private final transient Kernels<?> kernels;
    /** The convolution without its bias, kept by training for backward. */
    private transient INDArray products;

    private transient TiledConvolution<?> tiled;
    /** From the output's gradient to the input's. */
    private transient TiledConvolution<?> tiledBack;

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

    /** With a stride the last steps are no tiles, and the way back is no convolution. */
    private boolean isTiled(Tiling tiling) {
        return tiling.taps().stride() == 1 && tiling.pays(Math.min(layerConf().getNIn(), filters()));
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
        Tiling tiling = Tiling.of(taps, time());
        boolean isTiled = isTiled(tiling);
        if (isTiled) {
            NativeBuffers.clear(convolved, 0, convolved.length());
            tiled = TiledConvolution.with(kernel, kernels, taps, tiled);
            tiled.addTo(convolved, input, tiling);
        }
        Blocks.of(output).forEach(piece -> {
            Consumer<Block> normalize = normalization.forward(layerConf().isResidual() ? shortcut : null, output);
            return isTiled
                    ? normalize
                    : block -> {
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
        Taps taps = layerConf().taps();
        Tiling tiling = Tiling.of(taps, time());
        boolean isTiled = isTiled(tiling);
        long[] shape = isTiled ? tiled.parts((int) batch(), tiling) : new long[] {blocks.pieces(), length};
        INDArray parts = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, shape, 'c');
        TapProducts convolution = convolution(taps);
        StepPass<?>.Backward normalization = normalization(products, true).backward(outputGradient, productGradient);
        blocks.forEach(piece -> {
            Consumer<Block> normalize = normalization.of(piece);
            if (isTiled) {
                return normalize;
            }
            Matrix part = Matrix.of(parts, filters()).plus(piece * length);
            NativeBuffers.clear(parts, piece * length, length);
            return block -> {
                normalize.accept(block);
                convolution.addKernelGradient(block, input, productGradient, part);
            };
        });
        normalization.writeTo(new StepLoops.Weights<>(
                gradientViews.get("bias"), gradientViews.get("gamma"), gradientViews.get("beta")));
        if (isTiled) {
            tiled.writeKernelGradient(input, productGradient, tiling, parts, kernelGradient);
        } else {
            Products.join(blocks.pieces(), length, parts, 0, Matrix.of(kernelGradient, filters()));
        }
    }

    /** The gradient by the input. */
    private INDArray back(INDArray outputGradient, INDArray productGradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        INDArray kernel = getParam("kernel");
        Taps taps = layerConf().taps();
        Tiling tiling = Tiling.of(taps, time());
        if (isTiled(tiling)) {
            begin(inputGradient, outputGradient, 0, inputGradient.length());
            tiledBack = TiledConvolution.with(TiledConvolution.turned(kernel), kernels, taps.turned(), tiledBack);
            tiledBack.addTo(inputGradient, productGradient, tiling.turned());
            return inputGradient;
        }
        INDArray transposed = workspaces.dup(ArrayType.BP_WORKING_MEM, kernel.permute(0, 2, 1), 'c');
        TapProducts convolution = convolution(taps);
        long channels = layerConf().getNIn();
        Blocks.of(input).forEach(piece -> block -> {
            begin(inputGradient, outputGradient, block.row() * channels, block.count() * channels);
            convolution.addInputGradient(block, productGradient, transposed, inputGradient);
        });
        return inputGradient;
    }

    /** Sets elements of the gradient by the input to what does not come from the convolution. */
    private void begin(INDArray inputGradient, INDArray outputGradient, long from, long length) {
        if (layerConf().isResidual()) {
            NativeBuffers.copy(outputGradient, inputGradient, from, length);
        } else {
            NativeBuffers.clear(inputGradient, from, length);
        }
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
