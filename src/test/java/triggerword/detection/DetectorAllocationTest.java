package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.model.Weights;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;

class DetectorAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PIECES = 500;
    private static final int MAX_ROUNDS = 1_000;

    static Stream<Model> models() {
        return Stream.of(
                model(SpectrogramOptions.course(), NetworkOptions.course()),
                model(SpectrogramOptions.course(), NetworkOptions.tensorflow2()),
                model(MelOptions.logMel(), TemporalConvolutionOptions.defaults()));
    }

    /** Until the JVM has compiled the loops, vectors are objects; then nothing is left. */
    @ParameterizedTest
    @MethodSource("models")
    void soundWithoutTheWordIsHeardWithoutAllocation(Model model) {
        var detector = new Detector(model.withRule(new DetectorOptions(0.999_999, 3, 75)));
        float[] piece = noise(model.samplesInStep());
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < MAX_ROUNDS && allocated > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < PIECES; i++) {
                detector.accept(piece);
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).as("bytes in %d steps", PIECES).isZero();
    }

    private static Model model(Features features, NetworkShape shape) {
        var random = new SplittableRandom(1);
        var weights = new float[shape.parameters()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.01 * random.nextDouble());
        }
        return Model.of("noise", features, new Weights(shape, weights), Provenance.unknown());
    }

    private static float[] noise(int samples) {
        var random = new SplittableRandom(2);
        var noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (0.01 * (random.nextDouble() - 0.5));
        }
        return noise;
    }
}
