package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every gradient against finite differences of the loss, in double precision. */
class GradientTest {
    private static final double STEP = 1e-6;

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void gruGradientsAreTheSlopesOfTheLoss(boolean resetAfter, boolean hardSigmoid) {
        check(
                Networks.normal(1, DataType.DOUBLE, 2, 7, 3),
                new Gru("a", 3, 4, resetAfter, hardSigmoid),
                new Gru("b", 4, 3, resetAfter, hardSigmoid),
                new SigmoidOutput("out", 3));
    }

    @Test
    void gruGradientsAreRightOverMoreStepsThanAChunk() {
        check(
                Networks.normal(2, DataType.DOUBLE, 4, 35, 2),
                new Gru("a", 2, 3, false, false),
                new SigmoidOutput("out", 3));
    }

    @Test
    void aSingleStepHasNoRecurrentGradient() {
        check(
                Networks.normal(3, DataType.DOUBLE, 3, 1, 2),
                new Gru("a", 2, 3, true, false),
                new SigmoidOutput("out", 3));
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "4, 4", "3, 1", "2, 3"})
    void convolutionGradientsAreTheSlopesOfTheLoss(int kernel, int stride) {
        check(
                Networks.normal(4, DataType.DOUBLE, 2, 23, 3),
                new Convolution("a", 3, 4, 3, 1),
                new Convolution("b", 4, 3, kernel, stride),
                new SigmoidOutput("out", 3));
    }

    @Test
    void convolutionGradientsInTilesAreTheSlopesOfTheLoss() {
        check(
                Networks.normal(12, DataType.DOUBLE, 2, 525, 2),
                new Convolution("a", 2, 3, 3, 1),
                new Convolution("b", 3, 3, 5, 2),
                new SigmoidOutput("out", 3));
    }

    @ParameterizedTest
    @CsvSource({"0, false, 0", "0, true, 0.5", "0.5, false, 0", "0.3, true, 0.4"})
    void normalizationGradientsAreTheSlopesOfTheLoss(double before, boolean relu, double after) {
        check(
                Networks.normal(5, DataType.DOUBLE, 3, 50, 4),
                new Normalization("a", 4, 0, false, 0),
                new Normalization("b", 4, before, relu, after),
                new SigmoidOutput("out", 4));
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void theWholeNetworksGradientsAreTheSlopesOfTheLoss(boolean resetAfter, boolean hardSigmoid) {
        check(
                Networks.normal(6, DataType.DOUBLE, 2, 39, 3),
                new Convolution("conv1d", 3, 5, 7, 2),
                new Normalization("batch_normalization", 5, 0, true, 0.4),
                new Gru("gru", 5, 4, resetAfter, hardSigmoid),
                new Normalization("batch_normalization_1", 4, 0.4, false, 0),
                new Gru("gru_1", 4, 4, resetAfter, hardSigmoid),
                new Normalization("batch_normalization_2", 4, 0.4, false, 0.4),
                new SigmoidOutput("dense", 4));
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 1, 0", "3, 1, 4, 8", "4, 2, 3, 5", "1, 1, 1, 0", "2, 3, 1, 0", "3, 1, 2, 1"})
    void convolutionBlockGradientsAreTheSlopesOfTheLoss(int kernel, int stride, int dilation, int padding) {
        check(
                Networks.normal(8, DataType.DOUBLE, 2, 23, 3),
                new ConvolutionBlock("a", 3, 4, Taps.valid(2, 1), 0),
                new ConvolutionBlock("b", 4, 5, new Taps(kernel, stride, dilation, padding), 0.3),
                new SigmoidOutput("out", 5));
    }

    @Test
    void residualBlockGradientsAreTheSlopesOfTheLoss() {
        check(
                Networks.normal(9, DataType.DOUBLE, 3, 23, 3),
                new ConvolutionBlock("a", 3, 4, Taps.valid(5, 3), 0),
                ConvolutionBlock.residual("b", 4, 3, 1, 0.1),
                ConvolutionBlock.residual("c", 4, 3, 4, 0.1),
                new SigmoidOutput("out", 4));
    }

    @Test
    void blockGradientsAreRightOverMoreStepsThanABlock() {
        check(
                Networks.normal(11, DataType.DOUBLE, 1, 300, 2),
                ConvolutionBlock.residual("a", 2, 3, 10, 0.1),
                new ConvolutionBlock("b", 2, 3, Taps.valid(4, 2), 0.1),
                new SigmoidOutput("out", 3));
    }

    /** Two positives and two negatives, one of them with less quiet steps than count as loudest, one with none. */
    @Test
    void maxPoolingGradientsAreTheSlopesOfTheLoss() {
        INDArray labels = Nd4j.createFromArray(new double[][] {
                    {0, 0, 0, 0, 0, 0, 1, 1, 1, -1, -1, -1},
                    {-1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                    {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
                })
                .reshape(4, 12, 1);
        check(
                Networks.normal(10, DataType.DOUBLE, 4, 12, 3),
                steps -> labels,
                ConvolutionBlock.residual("a", 3, 3, 2, 0),
                new SigmoidOutput("out", 3, new MaxPoolingLoss(2, 3, 0.7, 1.5)));
    }

    private static void check(INDArray input, Layer... layers) {
        check(input, steps -> Networks.labels(7, DataType.DOUBLE, input.size(0), steps, 1), layers);
    }

    private static void check(INDArray input, LongFunction<INDArray> labels, Layer... layers) {
        MultiLayerNetwork network = Networks.of(DataType.DOUBLE, layers);
        Networks.shake(network);
        long steps = network.feedForward(input).get(layers.length).size(1);
        network.setInput(input);
        network.setLabels(labels.apply(steps));
        network.computeGradientAndScore();
        double[] gradient = network.getFlattenedGradients().dup().toDoubleVector();
        int offset = 0;
        for (var parameter : network.paramTable().entrySet()) {
            int length = (int) parameter.getValue().length();
            for (int i = offset; i < offset + length && !parameter.getKey().contains("moving"); i++) {
                double slope = slope(network, i);
                assertThat(Math.abs(gradient[i] - slope))
                        .as("%s, number %d: %s and %s", parameter.getKey(), i - offset, gradient[i], slope)
                        .isLessThan(1e-8 + 1e-5 * Math.abs(slope));
            }
            offset += length;
        }
    }

    private static double slope(MultiLayerNetwork network, int index) {
        double value = network.params().getDouble(index);
        double above = loss(network, index, value + STEP);
        double below = loss(network, index, value - STEP);
        network.params().putScalar(index, value);
        return (above - below) / (2 * STEP);
    }

    private static double loss(MultiLayerNetwork network, int index, double value) {
        network.params().putScalar(index, value);
        network.computeGradientAndScore();
        return network.score();
    }
}
