package triggerword.network.layer;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * The score of every step and its loss. Both come from the logit, so that neither overflows where a score is 0 or 1;
 * Keras bounds such scores to [1e-7, 1 − 1e-7] instead, which is the same as long as |logit| stays below 16.
 */
public final class SigmoidOutputLayer extends BaseOutputLayer<SigmoidOutput> {
    private transient double[] logits;
    private transient double accuracy = Double.NaN;

    SigmoidOutputLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(
                Sequences.check(
                        input, layerConf().getNIn(), dataType, layerConf().getLayerName(), workspaces),
                workspaces);
        logits = null;
    }

    private long rows() {
        return input.size(0) * input.size(1);
    }

    private long inputs() {
        return layerConf().getNIn();
    }

    private double[] logits() {
        if (logits == null) {
            INDArray products = Nd4j.createUninitializedDetached(dataType, rows());
            Gemm.multiply(
                    rows(),
                    1,
                    inputs(),
                    Matrix.of(input, inputs()),
                    Matrix.of(getParam("kernel"), 1),
                    0,
                    Matrix.of(products, 1));
            logits = products.toDoubleVector();
            products.close();
            double bias = getParam("bias").getDouble(0);
            for (int i = 0; i < logits.length; i++) {
                logits[i] += bias;
            }
        }
        return logits;
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        double[] scores =
                Arrays.stream(logits()).map(SigmoidOutputLayer::sigmoid).toArray();
        return workspaces
                .createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {input.size(0), input.size(1), 1}, 'c')
                .assign(Nd4j.createFromArray(scores).reshape(input.size(0), input.size(1), 1));
    }

    private double[] labels() {
        if (labels.rank() != 3 || labels.length() != rows() || labels.size(0) != input.size(0)) {
            throw new DL4JInvalidInputException("expected labels [" + input.size(0) + "][" + input.size(1)
                    + "][1] but was " + Arrays.toString(labels.shape()));
        }
        return labels.dup('c').reshape(labels.length()).toDoubleVector();
    }

    /** Cross-entropy of each step, {@code -(y log p + (1 − y) log(1 − p))} from the logit. */
    private double[] losses() {
        double[] y = labels();
        double[] x = logits();
        var losses = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            losses[i] = Math.max(x[i], 0) - x[i] * y[i] + Math.log1p(Math.exp(-Math.abs(x[i])));
        }
        return losses;
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        score = Arrays.stream(losses()).sum() / rows() + regularization;
        accuracy = share();
        return score;
    }

    @Override
    public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
        INDArray losses = Nd4j.createFromArray(losses()).castTo(dataType).reshape(input.size(0), input.size(1));
        return workspaces.leverageTo(
                ArrayType.ACTIVATIONS, losses.mean(1).addi(regularization).reshape(input.size(0), 1));
    }

    /** Share of steps whose score is on the side of 0.5 that the label is on, when the loss was last computed. */
    public double accuracy() {
        return accuracy;
    }

    private double share() {
        double[] y = labels();
        double[] x = logits();
        int right = 0;
        for (int i = 0; i < x.length; i++) {
            right += y[i] == (sigmoid(x[i]) > 0.5 ? 1 : 0) ? 1 : 0;
        }
        return (double) right / x.length;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        double[] y = labels();
        double[] x = logits();
        var difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = (sigmoid(x[i]) - y[i]) / x.length;
        }
        INDArray delta = Nd4j.createFromArray(difference).castTo(dataType);
        INDArray kernelGradient = gradientViews.get("kernel");
        Matrix rows = Matrix.of(input, inputs());
        Gemm.multiplyTransposedA(inputs(), 1, rows(), rows, Matrix.of(delta, 1), 0, Matrix.of(kernelGradient, 1));
        INDArray biasGradient =
                gradientViews.get("bias").assign(Arrays.stream(difference).sum());
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        Gemm.multiplyTransposedB(
                rows(),
                inputs(),
                1,
                Matrix.of(delta, 1),
                Matrix.of(getParam("kernel"), 1),
                0,
                Matrix.of(inputGradient, inputs()));
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor("kernel", kernelGradient);
        gradients.setGradientFor("bias", biasGradient);
        return new Pair<>(gradients, inputGradient);
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public void setMaskArray(INDArray mask) {
        Sequences.refuseMask(mask, layerConf().getLayerName());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        Sequences.refuseMask(mask, layerConf().getLayerName());
        return new Pair<>(null, state);
    }

    /** Not used: labels and scores are three-dimensional here. */
    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
        throw new UnsupportedOperationException("expected labels [batch][time][1]");
    }

    @Override
    public void clear() {
        super.clear();
        logits = null;
    }
}
