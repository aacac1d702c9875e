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

/**
 * Batch normalization with its surroundings. Training uses the moments of the batch, over examples and time, and moves
 * the running averages; everything else uses the running averages.
 */
final class NormalizationLayer extends SequenceLayer<Normalization> {
    private final transient Kernels<?> kernels;
    private transient ChannelPass.Moments moments;

    NormalizationLayer(NeuralNetConfiguration conf, DataType type) {
        this(conf, type, Kernels.of(type));
    }

    NormalizationLayer(NeuralNetConfiguration conf, DataType type, Kernels<?> kernels) {
        super(conf, type);
        this.kernels = kernels;
    }

    private ChannelPass<?> pass(boolean training) {
        Normalization conf = layerConf();
        long seed = conf().getSeed();
        int step = getIterationCount();
        return new ChannelPass<>(
                kernels,
                input,
                conf.relu(),
                Dropout.of(training ? conf.dropBefore() : 0, seed, 2 * index, step),
                Dropout.of(training ? conf.dropAfter() : 0, seed, 2 * index + 1, step));
    }

    private ChannelPass.Factors factors(ChannelPass.Moments of) {
        double[] gamma = getParam("gamma").toDoubleVector();
        double[] beta = getParam("beta").toDoubleVector();
        int channels = gamma.length;
        var inverse = new double[channels];
        var scale = new double[channels];
        var shift = new double[channels];
        for (int c = 0; c < channels; c++) {
            inverse[c] = 1 / Math.sqrt(of.variance()[c] + Normalization.EPSILON);
            scale[c] = gamma[c] * inverse[c];
            shift[c] = beta[c] - of.mean()[c] * scale[c];
        }
        return new ChannelPass.Factors(scale, shift, of.mean(), inverse);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        ChannelPass<?> pass = pass(training);
        ChannelPass.Moments of = training
                ? pass.moments()
                : new ChannelPass.Moments(
                        getParam("movingMean").toDoubleVector(),
                        getParam("movingVariance").toDoubleVector());
        INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
        pass.forward(factors(of), output);
        moments = training ? of : null;
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray outputGradient = Sequences.ordered(epsilon, ArrayType.BP_WORKING_MEM, workspaces);
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        ChannelPass.Sums sums = pass(true).backward(factors(moments), outputGradient, inputGradient);
        Gradient gradients = new DefaultGradient();
        set(gradients, "gamma", sums.gamma());
        set(gradients, "beta", sums.beta());
        move(gradients, "movingMean", moments.mean());
        move(gradients, "movingVariance", moments.variance());
        return new Pair<>(gradients, inputGradient);
    }

    private void set(Gradient gradients, String name, double[] values) {
        INDArray view = gradientViews.get(name);
        view.assign(Nd4j.createFromArray(values));
        gradients.setGradientFor(name, view);
    }

    /** What DL4J subtracts from an average so that it becomes {@code .99 old + .01 value}, the rule of TensorFlow 2. */
    private void move(Gradient gradients, String name, double[] values) {
        double[] change = getParam(name).toDoubleVector();
        for (int c = 0; c < change.length; c++) {
            change[c] = (1 - Normalization.MOMENTUM) * (change[c] - values[c]);
        }
        set(gradients, name, change);
    }

    @Override
    public boolean updaterDivideByMinibatch(String name) {
        return !Parameters.isAverage(layerConf(), name);
    }

    @Override
    public void clear() {
        super.clear();
        moments = null;
    }
}
