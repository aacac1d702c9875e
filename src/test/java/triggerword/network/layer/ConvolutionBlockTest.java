package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Temporal convolutional networks as DL4J uses them, and a block against plain loops. */
class ConvolutionBlockTest {
    private static final int FRAMES = 98;

    private static MultiLayerNetwork network(DataType type) {
        MultiLayerNetwork network = Networks.of(
                type,
                new ConvolutionBlock("stem", 7, 20, Taps.valid(5, 3), 0),
                ConvolutionBlock.residual("block_1", 20, 5, 1, 0.1),
                ConvolutionBlock.residual("block_2", 20, 5, 2, 0.1),
                ConvolutionBlock.residual("block_4", 20, 3, 4, 0.1),
                new SigmoidOutput("dense", 20, MaxPoolingLoss.defaults()));
        Networks.shake(network);
        return network;
    }

    private static INDArray input(DataType type) {
        return Networks.normal(1, type, 5, FRAMES, 7);
    }

    /** Ones, zeros, and minus ones. */
    private static INDArray labels(DataType type) {
        return labels(type, 5, 32);
    }

    private static INDArray labels(DataType type, int examples, int steps) {
        INDArray normal = Networks.normal(2, DataType.DOUBLE, examples, steps, 1);
        return normal.gt(1).castTo(type).subi(normal.lt(-1).castTo(type));
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 1, 0", "5, 1, 8, 32", "4, 2, 3, 5", "1, 1, 1, 0", "5, 1, 2, 3"})
    void aBlockIsWhatItsFormulaSays(int kernel, int stride, int dilation, int padding) {
        var taps = new Taps(kernel, stride, dilation, padding);
        MultiLayerNetwork network = Networks.of(
                DataType.FLOAT, new ConvolutionBlock("a", 7, 21, taps, 0.5), new SigmoidOutput("dense", 21));
        Networks.shake(network);
        INDArray output = network.feedForward(input(DataType.FLOAT)).get(1);
        double[][] expected = reference(network, input(DataType.FLOAT), taps);
        assertThat(output.shape()).containsExactly(5, taps.steps(FRAMES), 21);
        assertClose(output.reshape(expected.length, 21), Nd4j.createFromArray(expected), 1e-5);
    }

    /** As many steps as a convolution of the course's kind has in tiles. */
    @Test
    void aStridedBlockIsWhatItsFormulaSays() {
        var taps = Taps.valid(5, 2);
        INDArray input = Networks.normal(1, DataType.FLOAT, 2, 523, 7);
        MultiLayerNetwork network =
                Networks.of(DataType.FLOAT, new ConvolutionBlock("a", 7, 21, taps, 0), new SigmoidOutput("dense", 21));
        Networks.shake(network);
        double[][] expected = reference(network, input, taps);
        assertThat(Tiling.of(taps, 523).pays(7)).isTrue();
        assertClose(
                network.feedForward(input).get(1).reshape(expected.length, 21), Nd4j.createFromArray(expected), 1e-5);
    }

    @Test
    void aResidualBlockAddsItsInput() {
        INDArray input = input(DataType.FLOAT);
        MultiLayerNetwork network = Networks.of(
                DataType.FLOAT, ConvolutionBlock.residual("a", 7, 3, 2, 0.5), new SigmoidOutput("dense", 7));
        Networks.shake(network);
        INDArray expected = Nd4j.createFromArray(reference(network, input, Taps.causal(3, 2)));
        assertClose(network.feedForward(input).get(1).sub(input).reshape(expected.shape()), expected, 1e-5);
    }

    /** The first layer in inference, {@code [batch * steps][out]}, by the formulas of convolution and normalization. */
    private static double[][] reference(MultiLayerNetwork network, INDArray input, Taps taps) {
        INDArray kernel = network.getParam("0_kernel");
        int steps = (int) taps.steps(input.size(1));
        int filters = (int) kernel.size(2);
        var output = new double[(int) input.size(0) * steps][filters];
        for (int row = 0; row < output.length; row++) {
            var z = new double[filters];
            for (int out = 0; out < filters; out++) {
                z[out] = network.getParam("0_bias").getDouble(out);
                for (int tap = 0; tap < taps.kernel(); tap++) {
                    int time = row % steps * taps.stride() + tap * taps.dilation() - taps.padding();
                    for (int in = 0; in < input.size(2) && time >= 0; in++) {
                        z[out] += input.getDouble(row / steps, time, in) * kernel.getDouble(tap, in, out);
                    }
                }
            }
            double mean = 0;
            double variance = 0;
            for (double value : z) {
                mean += value / filters;
            }
            for (double value : z) {
                variance += (value - mean) * (value - mean) / filters;
            }
            for (int out = 0; out < filters; out++) {
                double standard = (z[out] - mean) / Math.sqrt(variance + 1e-5);
                output[row][out] = Math.max(
                        0,
                        network.getParam("0_gamma").getDouble(out) * standard
                                + network.getParam("0_beta").getDouble(out));
            }
        }
        return output;
    }

    @Test
    void floatGradientsAreThoseInDouble() {
        assertClose(gradient(DataType.FLOAT), gradient(DataType.DOUBLE), 1e-5);
    }

    private static INDArray gradient(DataType type) {
        return gradient(network(type), input(type), labels(type));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 13, 60, 98})
    void timeStepsInChunksGiveWhatTheWholeGives(int firstChunk) {
        MultiLayerNetwork network = network(DataType.FLOAT);
        INDArray input = input(DataType.FLOAT);
        INDArray whole = network.output(input);
        var parts = new ArrayList<INDArray>();
        for (int from = 0, to = firstChunk; from < FRAMES; from = to, to = Math.min(FRAMES, to + 3)) {
            if (FRAMES - to < 3) {
                to = FRAMES;
            }
            INDArray chunk = input.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all());
            parts.add(network.rnnTimeStep(chunk));
        }
        INDArray joined = Nd4j.concat(1, parts.toArray(INDArray[]::new));
        assertThat(joined.shape()).isEqualTo(whole.shape());
        assertClose(joined, whole, 1e-6);
    }

    @Test
    void laterStepsDoNotChangeEarlierScores() {
        MultiLayerNetwork network = network(DataType.FLOAT);
        INDArray input = input(DataType.FLOAT);
        INDArray before = network.output(input).dup();
        input.get(NDArrayIndex.all(), NDArrayIndex.interval(65, FRAMES), NDArrayIndex.all())
                .assign(9);
        INDArray after = network.output(input);
        var same = NDArrayIndex.interval(0, 21);
        assertClose(
                after.get(NDArrayIndex.all(), same, NDArrayIndex.all()),
                before.get(NDArrayIndex.all(), same, NDArrayIndex.all()),
                1e-6);
        assertThat(after.getDouble(0, 21, 0)).isNotEqualTo(before.getDouble(0, 21, 0));
    }

    @Test
    void logitsAreWhatTheScoresAreMadeOf() {
        MultiLayerNetwork network = network(DataType.DOUBLE);
        INDArray scores = network.output(input(DataType.DOUBLE));
        double[][] logits = ((SigmoidOutputLayer) network.getOutputLayer()).logits();
        assertThat(logits).hasDimensions(5, 32);
        for (int step = 0; step < 32; step++) {
            double score = scores.getDouble(3, step, 0);
            assertThat(logits[3][step]).isCloseTo(Math.log(score / (1 - score)), within(1e-9));
        }
    }

    @Test
    void theConfigurationSurvivesJson() {
        String json = network(DataType.FLOAT).getLayerWiseConfigurations().toJson();
        assertThat(MultiLayerConfiguration.fromJson(json).toJson()).isEqualTo(json);
        assertThat(json)
                .contains("\"dilation\" : 4", "\"residual\" : true", "\"type\" : \"maxPooling\"", "\"top\" : 4");
    }

    @Test
    void aConfigurationFromBeforeLossesWereAChoiceMeansCrossEntropy() {
        String json = Networks.of(DataType.FLOAT, new SigmoidOutput("dense", 7))
                .getLayerWiseConfigurations()
                .toJson();
        String old = json.replaceAll("\"loss\" : \\{[^}]*},", "");
        assertThat(old).isNotEqualTo(json);
        assertThat(MultiLayerConfiguration.fromJson(old).toJson()).isEqualTo(json);
    }

    @Test
    void aRestoredNetworkTrainsOnAsIfNothingHadHappened() throws Exception {
        MultiLayerNetwork network = network(DataType.FLOAT);
        fit(network);
        var bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true);
        assertThat(restored.output(input(DataType.FLOAT))).isEqualTo(network.output(input(DataType.FLOAT)));
        fit(network);
        fit(restored);
        assertThat(restored.params()).isEqualTo(network.params());
    }

    private static void fit(MultiLayerNetwork network) {
        for (int i = 0; i < 3; i++) {
            network.fit(input(DataType.FLOAT), labels(DataType.FLOAT));
        }
    }

    /** Many short examples, and few that are longer than a block. */
    @ParameterizedTest
    @CsvSource({"40, 98, 32", "2, 1001, 333"})
    void trainingIsTheSameOnAnyNumberOfThreads(int examples, int frames, int steps) throws Exception {
        assertThat(new Blocks(examples, steps).pieces()).isGreaterThan(2);
        INDArray input = Networks.normal(1, DataType.FLOAT, examples, frames, 7);
        INDArray labels = labels(DataType.FLOAT, examples, steps);
        assertThat(Networks.values(trained(2, input, labels))).isEqualTo(Networks.values(trained(1, input, labels)));
    }

    private static INDArray trained(int threads, INDArray input, INDArray labels) throws Exception {
        return Networks.onThreads(threads, () -> {
            MultiLayerNetwork network = network(DataType.FLOAT);
            for (int i = 0; i < 3; i++) {
                network.fit(input, labels);
            }
            return network.params();
        });
    }

    @Test
    void stepsBehindABlockAreThoseOfTheFormula() {
        var taps = Taps.causal(3, 20);
        MultiLayerNetwork network =
                Networks.of(DataType.FLOAT, new ConvolutionBlock("a", 7, 5, taps, 0), new SigmoidOutput("dense", 5));
        Networks.shake(network);
        INDArray input = Networks.normal(1, DataType.FLOAT, 2, 301, 7);
        assertThat(new Blocks(2, 301).length()).isLessThan(301);
        double[][] expected = reference(network, input, taps);
        assertClose(
                network.feedForward(input).get(1).reshape(expected.length, 5), Nd4j.createFromArray(expected), 1e-5);
    }

    /** A network whose middle block is in tiles. */
    private static MultiLayerNetwork tiled(DataType type, int channels, boolean residual) {
        assertThat(Tiling.of(Taps.causal(5, 4), 72).pays(channels)).isTrue();
        MultiLayerNetwork network = Networks.of(
                type,
                new ConvolutionBlock("stem", 7, channels, Taps.valid(5, 3), 0),
                residual
                        ? ConvolutionBlock.residual("block", channels, 5, 4, 0)
                        : new ConvolutionBlock("block", channels, channels, Taps.causal(5, 4), 0),
                new SigmoidOutput("dense", channels, MaxPoolingLoss.defaults()));
        Networks.shake(network);
        return network;
    }

    /** Finite differences by some weights of the block, and of the one before it, to which the way back leads. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theGradientOfABlockInTilesIsThatOfFiniteDifferences(boolean residual) {
        MultiLayerNetwork network = tiled(DataType.DOUBLE, 96, residual);
        INDArray input = Networks.normal(1, DataType.DOUBLE, 2, 218, 7);
        INDArray labels = labels(DataType.DOUBLE, 2, 72);
        // other weights come first, a chunk of a stream, and other examples: nothing of them may be left
        gradient(network, input, labels);
        network.params().muli(1.1);
        network.rnnTimeStep(input);
        INDArray gradient = gradient(network, input, labels);
        network.output(input.mul(2));
        double step = 1e-6;
        int stem = 5 * 7 * 96 + 3 * 96;
        for (int weight : new int[] {0, 1000, 3333, stem, stem + 12_345, stem + 5 * 96 * 96 - 1}) {
            double value = network.params().getDouble(weight);
            network.params().putScalar(weight, value + step);
            double above = score(network, input, labels);
            network.params().putScalar(weight, value - step);
            double below = score(network, input, labels);
            network.params().putScalar(weight, value);
            assertThat((above - below) / (2 * step)).isCloseTo(gradient.getDouble(weight), within(1e-7));
        }
    }

    /** As {@code ./lab train} has it: many channels, float, trained for some steps. */
    @Test
    void aBlockInTilesLearnsAsInDouble() {
        assertClose(learned(DataType.FLOAT), learned(DataType.DOUBLE), 1e-3);
    }

    private static INDArray learned(DataType type) {
        MultiLayerNetwork network = tiled(type, 128, true);
        for (int i = 0; i < 3; i++) {
            network.fit(Networks.normal(1, type, 2, 218, 7), labels(type, 2, 72));
        }
        return network.params();
    }

    private static double score(MultiLayerNetwork network, INDArray input, INDArray labels) {
        gradient(network, input, labels);
        return network.score();
    }

    private static INDArray gradient(MultiLayerNetwork network, INDArray input, INDArray labels) {
        network.setInput(input);
        network.setLabels(labels);
        network.computeGradientAndScore();
        return network.getFlattenedGradients().castTo(DataType.DOUBLE).dup();
    }

    @Test
    void trainingLearnsALabel() {
        MultiLayerNetwork network = network(DataType.FLOAT);
        fit(network);
        double before = network.score();
        for (int i = 0; i < 50; i++) {
            fit(network);
        }
        assertThat(network.score()).isLessThan(before / 2);
    }

    @Test
    void tooFewStepsAreRefused() {
        assertThatThrownBy(() -> network(DataType.FLOAT).output(Networks.normal(1, DataType.FLOAT, 5, 4, 7)))
                .hasMessage("expected at least 5 steps but was 4 in layer stem");
    }

    @Test
    void tapsAreChecked() {
        assertThatThrownBy(() -> Taps.valid(5, 2).turned())
                .hasMessage("expected taps without a stride but was Taps[kernel=5, stride=2, dilation=1, padding=0]");
        assertThatThrownBy(() -> new Taps(5, 0, 1, 0))
                .hasMessage("expected kernel, stride and dilation of at least 1 and no negative padding"
                        + " but was kernel 5, stride 0, dilation 1, padding 0");
        assertThatThrownBy(() -> new Taps(5, 1, 2, 9))
                .hasMessage("expected windows that see a step behind the padding, at most 8 steps, but was padding 9");
    }

    private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
        assertThat(actual.castTo(DataType.DOUBLE)
                        .sub(expected.castTo(DataType.DOUBLE))
                        .amaxNumber()
                        .doubleValue())
                .isLessThan(tolerance);
    }
}
