package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.network.layer.ConvolutionBlock;
import triggerword.network.layer.Gru;
import triggerword.network.layer.SigmoidOutput;
import triggerword.network.layer.Taps;
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

    private static final AdamOptions LARGE =
            AdamOptions.warmupCosine(2e-2, 5, 20).withMuon(MOMENTUM);

    /** What is where in the flat vector of {@link #layers()}. */
    private record Kernel(int first, int rows, int columns, int matrices) {
        int end() {
            return first + rows * columns * matrices;
        }
    }

    private static final Kernel CONVOLUTION = new Kernel(0, 3 * 3, 4, 1);
    private static final Kernel GRU = new Kernel(CONVOLUTION.end() + 3 * 4, 4, 5, 3);
    private static final Kernel RECURRENT = new Kernel(GRU.end(), 5, 5, 3);
    private static final int DENSE = RECURRENT.end() + 2 * 3 * 5;

    private static MultiLayerNetwork layers() {
        BaseLayer[] layers = {
            new ConvolutionBlock("conv", 3, 4, Taps.valid(3, 2), 0),
            new Gru("gru", 4, 5, true, false),
            new SigmoidOutput("dense", 5)
        };
        for (BaseLayer layer : layers) {
            Architecture.update(layer, LARGE);
        }
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .miniBatch(false)
                .list(layers)
                .build());
        network.init();
        return network;
    }

    /** The rules in plain Java: of a GRU's three gates each is a matrix of its own; the last layer and biases have Adam. */
    @Test
    void updatesAreAsWritten() {
        MultiLayerNetwork network = layers();
        double[] parameters = network.params().dup().toDoubleVector();
        var average = new double[parameters.length];
        var m = new double[parameters.length];
        var v = new double[parameters.length];
        var schedule = new WarmupCosineSchedule(2e-2, 5, 20, 0.02);
        for (int iteration = 0; iteration < 12; iteration++) {
            double[] g = UpdateTask.gradient(layers(), parameters);
            double rate = schedule.valueAt(iteration, 0);
            double step = rate * Math.sqrt(1 - Math.pow(0.999, iteration + 1)) / (1 - Math.pow(0.9, iteration + 1));
            var change = new double[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                change[i] = step * m[i] / (Math.sqrt(v[i]) + 1e-7);
                average[i] = MOMENTUM * average[i] + (1 - MOMENTUM) * g[i];
            }
            for (Kernel kernel : List.of(CONVOLUTION, GRU, RECURRENT)) {
                muon(kernel, g, average, rate, change);
            }
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= change[i] + (isWeight(i) ? rate * LARGE.weightDecay() * parameters[i] : 0);
            }
            network.fit(UpdateTask.INPUT, UpdateTask.LABELS);
            assertThat(network.params().dup().toDoubleVector()).containsExactly(parameters, within(1e-9));
        }
    }

    private static boolean isWeight(int i) {
        return i < CONVOLUTION.end() || (i >= GRU.first() && i < RECURRENT.end()) || (i >= DENSE && i < DENSE + 5);
    }

    private static void muon(Kernel kernel, double[] gradient, double[] average, double rate, double[] change) {
        int width = kernel.columns() * kernel.matrices();
        for (int matrix = 0; matrix < kernel.matrices(); matrix++) {
            var x = new double[kernel.rows()][kernel.columns()];
            double squares = 0;
            for (int row = 0; row < kernel.rows(); row++) {
                for (int column = 0; column < kernel.columns(); column++) {
                    int i = kernel.first() + row * width + matrix * kernel.columns() + column;
                    x[row][column] = MOMENTUM * average[i] + (1 - MOMENTUM) * gradient[i];
                    squares += x[row][column] * x[row][column];
                }
            }
            INDArray found = Nd4j.create(x).div(Math.sqrt(squares));
            for (int step = 0; step < 5; step++) {
                INDArray gram = found.mmul(found.transpose());
                INDArray higher = gram.mul(-4.7750).addi(gram.mmul(gram).muli(2.0315));
                found = found.mul(3.4445).addi(higher.mmul(found));
            }
            double scale = 0.4 * Math.sqrt(Math.max(kernel.rows(), kernel.columns()));
            for (int row = 0; row < kernel.rows(); row++) {
                for (int column = 0; column < kernel.columns(); column++) {
                    change[kernel.first() + row * width + matrix * kernel.columns() + column] =
                            rate * scale * found.getDouble(row, column);
                }
            }
        }
    }

    @Test
    void aStateKeepsTheAverageGradients() {
        for (NetworkShape shape : new NetworkShape[] {GRUS, CONVOLUTIONS}) {
            aStateKeepsTheAverageGradients(shape);
        }
    }

    private static void aStateKeepsTheAverageGradients(NetworkShape shape) {
        AdamOptions muon = options().withMuon(MOMENTUM);
        TriggerNetwork whole = fitted(new TriggerNetwork(shape, 7), muon, 4);
        TriggerNetwork begun = fitted(new TriggerNetwork(shape, 7), muon, 2);
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
