package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.AdamOptions;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;

/** What Keras computes from the same weights: outputs, every gradient, ten training steps. */
class KerasParityTest {
    /** A network with a golden model's weights and without dropout. */
    private static TriggerNetwork network(String form, DataType type) throws IOException {
        Model model = KerasGolden.model(form);
        var network = new TriggerNetwork(((NetworkOptions) model.member().network()).withDropRate(0), 1, type);
        network.multiLayerNetwork()
                .params()
                .assign(Nd4j.createFromArray(model.member().weights().values()));
        return network;
    }

    private static void assertClose(INDArray actual, double[] expected, double tolerance) {
        assertThat(actual.dup('c').reshape(actual.length()).toDoubleVector())
                .containsExactly(expected, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"keras225, FLOAT, 1e-5", "keras225, DOUBLE, 1e-7", "tf2, FLOAT, 1e-5", "tf2, DOUBLE, 1e-7"})
    void everyLayerGivesWhatItGivesInKeras(String form, DataType type, double tolerance) throws IOException {
        KerasGolden golden = KerasGolden.read(form + "_outputs.txt");
        var activations = network(form, type).multiLayerNetwork().feedForward(KerasGolden.inferenceInput(type));
        String[] layers = {"conv", "relu", "gru1", "bn2", "gru2", "bn3", "outputs"};
        for (int i = 0; i < layers.length; i++) {
            assertClose(activations.get(i + 1), golden.get(layers[i]), tolerance);
        }
    }

    /** TensorFlow 2 takes the logarithm of p + 1e-7, which the tolerance allows for. */
    @ParameterizedTest
    @CsvSource({"keras225, FLOAT, 1e-5", "keras225, DOUBLE, 1e-8", "tf2, FLOAT, 1e-5", "tf2, DOUBLE, 5e-7"})
    void everyGradientIsThatOfKeras(String form, DataType type, double tolerance) throws IOException {
        KerasGolden golden = KerasGolden.read(form + "_gradients.txt");
        var network = network(form, type).multiLayerNetwork();
        network.setInput(KerasGolden.trainingInput(type));
        network.setLabels(KerasGolden.trainingOutput(type));
        network.computeGradientAndScore();
        assertThat(network.score()).isCloseTo(golden.get("loss")[0], within(1e-6));
        for (Map.Entry<String, String> name : names(form).entrySet()) {
            INDArray gradient = network.gradient().gradientForVariable().get(name.getKey());
            assertClose(gradient, golden.get("gradient/" + name.getValue()), tolerance);
        }
    }

    /** DL4J's parameter names to Keras'. */
    private static Map<String, String> names(String form) {
        boolean old = form.equals("keras225");
        var layers = Map.of(
                0, old ? "conv1d_1" : "conv1d",
                1, old ? "batch_normalization_1" : "batch_normalization",
                2, old ? "gru_1" : "gru",
                3, old ? "batch_normalization_2" : "batch_normalization_1",
                4, old ? "gru_2" : "gru_1",
                5, old ? "batch_normalization_3" : "batch_normalization_2",
                6, old ? "time_distributed_1" : "time_distributed");
        var names = new java.util.LinkedHashMap<String, String>();
        for (int layer : new int[] {0, 2, 4, 6}) {
            names.put(layer + "_kernel", layers.get(layer) + "/kernel");
            names.put(layer + "_bias", layers.get(layer) + "/bias");
        }
        for (int layer : new int[] {1, 3, 5}) {
            names.put(layer + "_gamma", layers.get(layer) + "/gamma");
            names.put(layer + "_beta", layers.get(layer) + "/beta");
        }
        for (int layer : new int[] {2, 4}) {
            names.put(layer + "_recurrentKernel", layers.get(layer) + "/recurrent_kernel");
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras225 0.0001", "keras225 0.01", "tf2 0.0001", "tf2 0.01"})
    void tenTrainingStepsLoseWhatTheyLoseInKeras(String formAndRate) throws IOException {
        String form = formAndRate.split(" ", -1)[0];
        String rate = formAndRate.split(" ", -1)[1];
        KerasGolden golden = KerasGolden.read(form + "_train_" + rate + ".txt");
        TriggerNetwork network = network(form, DataType.FLOAT);
        network.compile(AdamOptions.course().withLearningRate(Double.parseDouble(rate)));
        for (int step = 0; step < 10; step++) {
            var told = network.fit(KerasGolden.trainingSpectrograms(), KerasGolden.trainingLabels());
            assertThat(told.loss()).isCloseTo(golden.get("losses")[step], within(1e-5));
            assertThat(told.accuracy()).isCloseTo(golden.get("accuracies")[step], within(1e-6));
        }
        INDArray output = network.multiLayerNetwork().output(KerasGolden.trainingInput(DataType.FLOAT));
        assertClose(output, golden.get("outputs"), 1e-3);
        assertClose(
                network.multiLayerNetwork().getParam("5_movingVariance"),
                golden.get("moving_variance/" + names(form).get("5_gamma").replace("/gamma", "")),
                1e-4);
    }
}
