package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The layers as DL4J uses them. */
class SequenceNetworkTest {
    private static final int FRAMES = 111;
    /** Enough for convolutions in tiles, with steps that are left over. */
    private static final int MANY = 1039;

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = Networks.of(
                DataType.FLOAT,
                new Convolution("conv1d", 7, 20, 15, 4),
                new Normalization("batch_normalization", 20, 0, true, 0.5),
                new Gru("gru", 20, 12, false, true),
                new Normalization("batch_normalization_1", 12, 0.5, false, 0),
                new Gru("gru_1", 12, 12, true, false),
                new Normalization("batch_normalization_2", 12, 0.5, false, 0.5),
                new SigmoidOutput("dense", 12));
        Networks.shake(network);
        return network;
    }

    private static INDArray input() {
        return input(FRAMES);
    }

    private static INDArray input(int frames) {
        return Networks.normal(1, DataType.FLOAT, 5, frames, 7);
    }

    private static INDArray labels() {
        return labels(FRAMES);
    }

    private static INDArray labels(int frames) {
        return Networks.labels(2, DataType.FLOAT, 5, (frames - 15) / 4 + 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"15, 111", "16, 111", "19, 111", "40, 111", "111, 111", "16, 1039"})
    void timeStepsInChunksGiveWhatTheWholeGives(int firstChunk, int frames) {
        MultiLayerNetwork network = network();
        INDArray input = input(frames);
        INDArray whole = network.output(input);
        var parts = new ArrayList<INDArray>();
        for (int from = 0, to = firstChunk; from < frames; from = to, to = Math.min(frames, to + 7)) {
            if (frames - to < 4) {
                to = frames;
            }
            INDArray chunk = input.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all());
            parts.add(network.rnnTimeStep(chunk));
        }
        INDArray joined = Nd4j.concat(1, parts.toArray(INDArray[]::new));
        assertThat(joined.shape()).isEqualTo(whole.shape());
        assertThat(joined.sub(whole).amaxNumber().doubleValue()).isLessThan(1e-6);
    }

    @Test
    void aNewSequenceBeginsAfterTheStateIsCleared() {
        MultiLayerNetwork network = network();
        INDArray first = network.rnnTimeStep(input());
        network.rnnClearPreviousState();
        assertThat(network.rnnTimeStep(input())).isEqualTo(first);
    }

    @Test
    void anyOrderInMemoryGivesTheSame() {
        MultiLayerNetwork network = network();
        assertThat(network.output(input().dup('f'))).isEqualTo(network.output(input()));
        INDArray permuted = input().permute(0, 2, 1).dup('c').permute(0, 2, 1);
        assertThat(network.output(permuted)).isEqualTo(network.output(input()));
    }

    @Test
    void theConfigurationSurvivesJson() {
        MultiLayerConfiguration configuration = network().getLayerWiseConfigurations();
        String json = configuration.toJson();
        assertThat(MultiLayerConfiguration.fromJson(json).toJson()).isEqualTo(json);
        assertThat(json).contains("\"resetAfter\" : true", "\"stride\" : 4", "\"dropAfter\" : 0.5");
    }

    @ParameterizedTest
    @ValueSource(ints = {FRAMES, MANY})
    void aRestoredNetworkTrainsOnAsIfNothingHadHappened(int frames) throws Exception {
        MultiLayerNetwork network = network();
        for (int i = 0; i < 3; i++) {
            network.fit(input(frames), labels(frames));
        }
        var bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        MultiLayerNetwork restored =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true);
        assertThat(restored.params()).isEqualTo(network.params());
        assertThat(restored.getUpdater().getStateViewArray())
                .isEqualTo(network.getUpdater().getStateViewArray());
        for (int i = 0; i < 3; i++) {
            network.fit(input(frames), labels(frames));
            restored.fit(input(frames), labels(frames));
        }
        assertThat(restored.params()).isEqualTo(network.params());
    }

    @Test
    void aCloneIsTheSameNetwork() {
        MultiLayerNetwork network = network();
        assertThat(network.clone().output(input())).isEqualTo(network.output(input()));
    }

    @ParameterizedTest
    @ValueSource(ints = {FRAMES, MANY})
    void trainingIsTheSameOnAnyNumberOfThreads(int frames) throws Exception {
        assertThat(Networks.values(trained(2, frames))).isEqualTo(Networks.values(trained(1, frames)));
    }

    private static INDArray trained(int threads, int frames) throws Exception {
        return Networks.onThreads(threads, () -> {
            MultiLayerNetwork network = network();
            for (int i = 0; i < 5; i++) {
                network.fit(input(frames), labels(frames));
            }
            return network.params();
        });
    }

    @Test
    void theScoreOfABatchIsTheMeanOfItsExamples() {
        MultiLayerNetwork network = network();
        var data = new DataSet(input(), labels());
        double mean = network.scoreExamples(data, false).meanNumber().doubleValue();
        assertThat(network.score(data)).isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void trainingLearnsALabel() {
        MultiLayerNetwork network = network();
        double before = network.score(new DataSet(input(), labels()));
        for (int i = 0; i < 200; i++) {
            network.fit(input(), labels());
        }
        assertThat(network.score(new DataSet(input(), labels()))).isLessThan(before / 2);
    }

    @Test
    void masksAreRefused() {
        INDArray mask = Nd4j.ones(DataType.FLOAT, 5, FRAMES);
        assertThatThrownBy(() -> network().fit(input(), labels(), mask, null))
                .hasMessage("expected examples of one length, without a mask, in layer conv1d");
        INDArray labelMask = Nd4j.ones(DataType.FLOAT, 5, 25);
        assertThatThrownBy(() -> network().fit(input(), labels(), null, labelMask))
                .hasMessage("expected examples of one length, without a mask, in layer dense");
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThatThrownBy(() -> network().output(Nd4j.create(DataType.FLOAT, 0, FRAMES, 7)))
                .hasMessage("Invalid input: length 0 (shape: [0, 111, 7])");
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> network().output(Networks.normal(1, DataType.FLOAT, 5, FRAMES, 8)))
                .hasMessage("expected input [batch][time][7] but was [5, 111, 8] in layer conv1d");
        assertThatThrownBy(() -> network().output(Networks.normal(1, DataType.FLOAT, 5, 14, 7)))
                .hasMessage("expected at least 15 steps but was 14 in layer conv1d");
        assertThatThrownBy(() -> network().fit(input(), Networks.labels(1, DataType.FLOAT, 5, 24, 1)))
                .hasMessage("expected labels [5][25][1] but was [5, 24, 1]");
    }
}
