package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import triggerword.network.layer.ConvolutionBlock;
import triggerword.network.layer.Normalization;
import triggerword.network.layer.SigmoidOutput;
import triggerword.network.layer.Taps;

/** DL4J's Adam with decoupled weight decay, the schedule and the clip, against the same rules in plain Java. */
class AdamWTest {
    private static final double DECAY = 0.1;
    private static final double NORM = 0.05;
    private static final WarmupCosineSchedule SCHEDULE = new WarmupCosineSchedule(2e-2, 5, 20, 0.02);

    /** Each layer decays by itself: {@code weightDecay} of DL4J 1.0.0-M2.1's builder gives every layer two of it. */
    private static MultiLayerNetwork network() {
        BaseLayer[] layers = {
            new ConvolutionBlock("conv", 3, 4, Taps.valid(3, 2), 0),
            new Normalization("norm", 4, 0, false, 0),
            new SigmoidOutput("dense", 4)
        };
        for (BaseLayer layer : layers) {
            layer.setRegularization(List.of(new WeightDecay(DECAY, true)));
        }
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .miniBatch(false)
                .updater(Adam.builder().learningRateSchedule(SCHEDULE).build())
                .list(layers)
                .build());
        network.init();
        return network;
    }

    @Test
    void decaysClipsAndSchedulesAsWritten() {
        MultiLayerNetwork network = network();
        network.setListeners(new GradientClip(NORM));
        double[] parameters = network.params().dup().toDoubleVector();
        int kernel = 3 * 3 * 4;
        int averages = kernel + 3 * 4 + 2 * 4;
        int dense = averages + 2 * 4;
        var m = new double[parameters.length];
        var v = new double[parameters.length];
        int clipped = 0;
        for (int iteration = 0; iteration < 25; iteration++) {
            double[] g = UpdateTask.gradient(network(), parameters);
            double squares = 0;
            for (int i = 0; i < g.length; i++) {
                squares += i < averages || i >= dense ? g[i] * g[i] : 0;
            }
            double factor = Math.min(1, NORM / Math.sqrt(squares));
            clipped += factor < 1 ? 1 : 0;
            double rate = SCHEDULE.valueAt(iteration, 0);
            double step = rate * Math.sqrt(1 - Math.pow(0.999, iteration + 1)) / (1 - Math.pow(0.9, iteration + 1));
            for (int i = 0; i < parameters.length; i++) {
                if (i >= averages && i < dense) {
                    parameters[i] -= g[i];
                    continue;
                }
                m[i] = 0.9 * m[i] + 0.1 * factor * g[i];
                v[i] = 0.999 * v[i] + 0.001 * factor * factor * g[i] * g[i];
                boolean weight = i < kernel || (i >= dense && i < dense + 4);
                parameters[i] *= weight ? 1 - rate * DECAY : 1;
                parameters[i] -= step * m[i] / (Math.sqrt(v[i]) + 1e-8);
            }
            network.fit(UpdateTask.INPUT, UpdateTask.LABELS);
            assertThat(network.params().dup().toDoubleVector()).containsExactly(parameters, within(1e-10));
        }
        assertThat(clipped).isBetween(1, 25);
    }

    @Test
    void aGradientBelowTheNormStaysAsItIs() {
        MultiLayerNetwork clipped = network();
        clipped.setListeners(new GradientClip(1e6));
        MultiLayerNetwork free = network();
        for (int i = 0; i < 3; i++) {
            clipped.fit(UpdateTask.INPUT, UpdateTask.LABELS);
            free.fit(UpdateTask.INPUT, UpdateTask.LABELS);
        }
        assertThat(clipped.params()).isEqualTo(free.params());
    }

    @Test
    void theRateRisesThenFallsToItsLast() {
        assertThat(SCHEDULE.valueAt(0, 0)).isCloseTo(4e-3, within(1e-15));
        assertThat(SCHEDULE.valueAt(4, 0)).isCloseTo(2e-2, within(1e-15));
        assertThat(SCHEDULE.valueAt(5, 0)).isCloseTo(2e-2, within(1e-15));
        assertThat(new WarmupCosineSchedule(1, 0, 10, 0).valueAt(5, 0)).isCloseTo(0.5, within(1e-15));
        assertThat(SCHEDULE.valueAt(20, 0)).isCloseTo(4e-4, within(1e-15));
        assertThat(SCHEDULE.valueAt(100, 3)).isEqualTo(SCHEDULE.valueAt(20, 0));
    }

    @Test
    void theScheduleAndTheDecaySurviveJson() {
        String json = network().getLayerWiseConfigurations().toJson();
        assertThat(MultiLayerConfiguration.fromJson(json).toJson()).isEqualTo(json);
        assertThat(json).contains("\"warmup\" : 5", "\"iterations\" : 20", "\"peak\" : 0.02");
        assertThat(MultiLayerConfiguration.fromJson(json)).isEqualTo(network().getLayerWiseConfigurations());
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> new GradientClip(0)).hasMessage("expected a norm above 0 but was 0.0");
        assertThatThrownBy(() -> new WarmupCosineSchedule(2e-3, 100, 100, 0.02))
                .hasMessage("expected a peak above 0, iterations above those of the warm-up, and a last share in [0, 1]"
                        + " but was peak 0.002, warmup 100, iterations 100, last 0.02");
    }
}
