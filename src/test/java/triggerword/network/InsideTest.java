package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.model.NetworkOptions;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

class InsideTest {
    private static final SpectrogramOptions FEATURES = new SpectrogramOptions(44_100, 12, 6, 8000);
    private static final NetworkOptions SHAPE =
            NetworkOptions.course().withBins(FEATURES.bins()).withFilters(6).withUnits(5);
    private static final TriggerNetwork NETWORK = new TriggerNetwork(SHAPE, 1);
    private static final Spectrogram X = spectrogram(43);

    private static Spectrogram spectrogram(int frames) {
        var values = new float[frames * FEATURES.bins()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + (i * 7919) % 13;
        }
        return new Spectrogram(values, frames, FEATURES);
    }

    @Test
    void theScoreIsWhatTheLastLayersMakeOfTheLastStates() {
        float[][] states = new Inside(NETWORK).states(X, "gru_1");
        assertThat(states.length).isEqualTo(SHAPE.outputSteps(43));
        float[] kernel = NETWORK.weights().get("dense/kernel");
        double logit = NETWORK.weights().get("dense/bias")[0];
        for (int unit = 0; unit < kernel.length; unit++) {
            // a new normalization: mean 0, variance 1, and Keras' epsilon
            logit += kernel[unit] * states[3][unit] / Math.sqrt(1 + 1e-3);
        }
        assertThat(logit).isCloseTo(NETWORK.logits(List.of(X))[0][3], within(1e-5));
    }

    @Test
    void aPatchThatComesAfterAStepMovesNothing() {
        float[][] changes = new Inside(NETWORK).changes(X, 2, 5, 3, 10);
        assertThat(changes.length).isEqualTo(9);
        assertThat(changes[0]).hasSize(3);
        // Step 2 sees the frames 0 to 22.
        assertThat(changes[5]).containsOnly(0f);
        assertThat(changes[0]).doesNotContain(0f);
        assertThat(changes[4]).doesNotContain(0f);
    }

    @Test
    void aPatchThatIsAllOfTheSoundMovesItAsTheSoundDoes() {
        float[] louder = X.values().clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= 10;
        }
        float expected = NETWORK.logits(List.of(new Spectrogram(louder, X.frames(), FEATURES)))[0][4]
                - NETWORK.logits(List.of(X))[0][4];
        assertThat(new Inside(NETWORK).changes(X, 4, 100, 100, 10)[0][0]).isCloseTo(expected, within(1e-5f));
    }

    @Test
    void everyFilterIsMovedMostSomewhere() {
        float[][] filters = new Inside(NETWORK).filters(X);
        assertThat(filters).hasDimensions(6, FEATURES.bins());
        int before = 0;
        for (float[] filter : filters) {
            int most = 0;
            for (int bin = 0; bin < filter.length; bin++) {
                most = filter[bin] > filter[most] ? bin : most;
            }
            assertThat(filter[most]).isEqualTo(1);
            assertThat(most).isGreaterThanOrEqualTo(before);
            before = most;
        }
    }

    @Test
    void stepsAndPatchesThatAreNotThereAreNamed() {
        var inside = new Inside(NETWORK);
        assertThatThrownBy(() -> inside.changes(X, SHAPE.outputSteps(43), 5, 3, 10))
                .hasMessage("step: expected 0 to " + (SHAPE.outputSteps(43) - 1) + " but was " + SHAPE.outputSteps(43));
        assertThatThrownBy(() -> inside.changes(X, 2, 0, 3, 10))
                .hasMessage("frames, bins: expected a patch of at least 1 but was 0, 3");
    }

    @Test
    void whatHasNoGrusIsRefused() {
        assertThatThrownBy(() -> new Inside(new TriggerNetwork(TemporalConvolutionOptions.defaults(), 1)))
                .hasMessageStartingWith("expected a network of a convolution and GRUs but was TemporalConvolution");
        assertThatThrownBy(() -> new Inside(NETWORK).states(X, "dense"))
                .hasMessage("expected gru or gru_1 but was dense");
    }
}
