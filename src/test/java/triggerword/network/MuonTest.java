package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Spectrogram;

class MuonTest {
    private static final double RATE = 1e-2;
    private static final double MOMENTUM = 0.9;
    private static final NetworkShape GRUS =
            NetworkOptions.course().withBins(KerasGolden.BINS).withFilters(6).withUnits(5);
    private static final NetworkShape CONVOLUTIONS =
            TemporalConvolutionOptions.defaults().withBins(KerasGolden.BINS).withChannels(8);

    private static AdamOptions options() {
        return AdamOptions.defaults().withLearningRate(RATE);
    }

    /** What one step changes, by DL4J's names of the parameters. */
    private static Map<String, INDArray> changed(NetworkShape shape, AdamOptions options) {
        var network = new TriggerNetwork(shape, 7);
        network.compile(options);
        MultiLayerNetwork layers = network.multiLayerNetwork();
        Map<String, INDArray> changes = new TreeMap<>();
        layers.paramTable().forEach((name, values) -> changes.put(name, values.dup('c')));
        fit(network);
        layers.paramTable().forEach((name, values) -> changes.put(name, values.sub(changes.get(name))));
        return changes;
    }

    private static void fit(TriggerNetwork network) {
        List<Spectrogram> x = KerasGolden.trainingSpectrograms();
        int steps = network.shape().outputSteps(x.get(0).frames());
        network.fit(
                x,
                KerasGolden.trainingLabels().stream()
                        .map(labels -> Arrays.copyOf(labels, steps))
                        .toList());
    }

    @Test
    void onlyKernelsOfHiddenLayersMoveOtherwiseThanByAdam() {
        for (NetworkShape shape : new NetworkShape[] {GRUS, CONVOLUTIONS}) {
            Map<String, INDArray> adam = changed(shape, options());
            Map<String, INDArray> muon = changed(shape, options().withMuon(MOMENTUM));
            String last = (new TriggerNetwork(shape, 7).multiLayerNetwork().getnLayers() - 1) + "_";
            adam.forEach((name, change) -> {
                boolean hiddenKernel =
                        !name.startsWith(last) && name.toLowerCase(Locale.ROOT).endsWith("kernel");
                assertThat(muon.get(name).equals(change)).as(name).isEqualTo(!hiddenKernel);
            });
        }
    }

    /** Gates of a GRU are matrices of their own; √(longer side) is that of Liu et al., 0.4 twice theirs. */
    @Test
    void aKernelsUpdateIsOrthogonalAndTwiceAsLargeAsAdams() {
        INDArray change = changed(GRUS, options().withMuon(MOMENTUM)).get("2_kernel");
        double unit = RATE * 0.4 * Math.sqrt(6);
        for (int gate = 0; gate < 3; gate++) {
            INDArray matrix = change.get(NDArrayIndex.all(), NDArrayIndex.interval(5 * gate, 5 * gate + 5))
                    .dup('c');
            INDArray gram = matrix.transpose().mmul(matrix).div(unit * unit);
            for (int i = 0; i < 5; i++) {
                assertThat(gram.getDouble(i, i)).as("a column's squares").isBetween(0.3, 1.5);
            }
        }
    }

    @Test
    void aStateKeepsTheAverageGradient() {
        AdamOptions muon = options().withMuon(MOMENTUM);
        TriggerNetwork whole = fitted(new TriggerNetwork(CONVOLUTIONS, 7), muon, 4);
        TriggerNetwork begun = fitted(new TriggerNetwork(CONVOLUTIONS, 7), muon, 2);
        var resumed = new TriggerNetwork(begun.weights(), 7);
        resumed.resume(begun.state());
        fitted(resumed, muon, 2);
        assertThat(resumed.weights().values()).isEqualTo(whole.weights().values());
    }

    private static TriggerNetwork fitted(TriggerNetwork network, AdamOptions options, int steps) {
        network.compile(options);
        for (int step = 0; step < steps; step++) {
            fit(network);
        }
        return network;
    }

    @Test
    void itSurvivesJson() {
        var network = new TriggerNetwork(GRUS, 7);
        network.compile(options().withMuon(MOMENTUM));
        String json = network.multiLayerNetwork().getLayerWiseConfigurations().toJson();
        assertThat(json).contains("\"muonMomentum\" : 0.9");
        assertThat(MultiLayerConfiguration.fromJson(json).toJson()).isEqualTo(json);
    }
}
