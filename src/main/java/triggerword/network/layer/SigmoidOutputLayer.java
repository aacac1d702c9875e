package triggerword.network.layer;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
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

/** The score of every step and its loss. Both come from the logit, so that neither overflows where a score is 0 or 1. */
public final class SigmoidOutputLayer extends BaseOutputLayer<SigmoidOutput> {
    /** {@code [batch][steps]}, or null where the input is new. */
    private transient double[][] logits;

    private transient double loss = Double.NaN;
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

    /** Sets what training minimizes. */
    public void minimize(LogitLoss loss) {
        layerConf().setLoss(loss);
    }

    private long rows() {
        return input.size(0) * input.size(1);
    }

    private long inputs() {
        return layerConf().getNIn();
    }

    /**
     * The logits of the input that was scored last, also behind {@code MultiLayerNetwork.output} and
     * {@code rnnTimeStep}: what the sigmoid makes the scores of, finer than those near 0 and 1.
     *
     * @return {@code [batch][steps]}
     */
    public double[][] logits() {
        if (logits == null) {
            INDArray products = Nd4j.createUninitializedDetached(dataType, rows());
            Products.multiply(
                    rows(),
                    1,
                    inputs(),
                    Matrix.of(input, inputs()),
                    Matrix.of(getParam("kernel"), 1),
                    0,
                    Matrix.of(products, 1));
            double bias = getParam("bias").getDouble(0);
            logits = byExample(products, logit -> logit + bias);
            products.close();
        }
        return logits;
    }

    /** {@code [batch][steps]} from as many values in C order. */
    private double[][] byExample(INDArray values, DoubleUnaryOperator map) {
        double[] flat = Arrays.stream(values.toDoubleVector()).map(map).toArray();
        int steps = (int) input.size(1);
        return IntStream.range(0, (int) input.size(0))
                .mapToObj(example -> Arrays.copyOfRange(flat, example * steps, (example + 1) * steps))
                .toArray(double[][]::new);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        double[] scores = Arrays.stream(logits())
                .flatMapToDouble(Arrays::stream)
                .map(Logistic::sigmoid)
                .toArray();
        return workspaces
                .createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {input.size(0), input.size(1), 1}, 'c')
                .assign(Nd4j.createFromArray(scores).reshape(input.size(0), input.size(1), 1));
    }

    private double[][] labelsByExample() {
        if (labels.rank() != 3 || labels.length() != rows() || labels.size(0) != input.size(0)) {
            throw new DL4JInvalidInputException("expected labels [" + input.size(0) + "][" + input.size(1)
                    + "][1] but was " + Arrays.toString(labels.shape()));
        }
        return byExample(labels.dup('c').reshape(labels.length()), DoubleUnaryOperator.identity());
    }

    /** The loss of each example and the gradient of the batch's, {@code [batch * steps]}. */
    private record Evaluation(double[] losses, double[] gradient) {}

    private Evaluation evaluation() {
        double[][] y = labelsByExample();
        double[][] x = logits();
        var losses = new double[x.length];
        var gradients = new double[x.length][(int) input.size(1)];
        for (int example = 0; example < x.length; example++) {
            losses[example] = layerConf().loss().of(x[example], y[example], x.length, gradients[example]);
        }
        return new Evaluation(
                losses, Arrays.stream(gradients).flatMapToDouble(Arrays::stream).toArray());
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        double[] losses = evaluation().losses();
        loss = Arrays.stream(losses).sum() / losses.length;
        score = loss + regularization;
        accuracy = share();
        return score;
    }

    @Override
    public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
        INDArray losses = Nd4j.createFromArray(evaluation().losses()).castTo(dataType);
        return workspaces.leverageTo(
                ArrayType.ACTIVATIONS, losses.addi(regularization).reshape(input.size(0), 1));
    }

    /**
     * The loss of the batch that was last computed, averaged over its examples; without what DL4J adds to its score for weight
     * decay, which grows with the weights and would hide that the loss falls.
     */
    public double loss() {
        return loss;
    }

    /**
     * Share of steps whose score is on the side of 0.5 that the label is on, when the loss was last computed; steps
     * labelled below 0 do not count, and NaN if there is no other.
     */
    public double accuracy() {
        return accuracy;
    }

    private double share() {
        double[][] y = labelsByExample();
        double[][] x = logits();
        int right = 0;
        int counted = 0;
        for (int example = 0; example < x.length; example++) {
            for (int step = 0; step < x[example].length; step++) {
                double label = y[example][step];
                counted += label >= 0 ? 1 : 0;
                right += label == (Logistic.sigmoid(x[example][step]) > 0.5 ? 1 : 0) ? 1 : 0;
            }
        }
        return (double) right / counted;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        double[] byLogit = evaluation().gradient();
        INDArray delta = Nd4j.createFromArray(byLogit).castTo(dataType);
        INDArray kernelGradient = gradientViews.get("kernel");
        Matrix rows = Matrix.of(input, inputs());
        Products.multiplyTransposedA(inputs(), 1, rows(), rows, Matrix.of(delta, 1), 0, Matrix.of(kernelGradient, 1));
        INDArray biasGradient =
                gradientViews.get("bias").assign(Arrays.stream(byLogit).sum());
        INDArray inputGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
        Products.multiplyTransposedB(
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
}
