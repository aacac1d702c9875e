package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.audio.Waveform;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

class NetworkStreamTest {
    private static final SpectrogramOptions SPECTROGRAM = new SpectrogramOptions(8000, 20, 8, 8000);
    private static final NetworkOptions SMALL =
            NetworkOptions.course().withBins(11).withFilters(9).withUnits(7);

    @ParameterizedTest
    @CsvSource({"false, true, 4", "false, false, 4", "true, false, 4", "true, true, 15", "false, true, 20"})
    void scoresAreThoseOfTheWholeSound(boolean resetAfter, boolean hardSigmoid, int stride) {
        Model model = model(SMALL.withGru(resetAfter, hardSigmoid).withStride(stride));
        Spectrogram spectrogram = Spectrogram.of(noise(8000, 3), SPECTROGRAM);
        float[] whole = TriggerNetwork.of(model).score(spectrogram);

        for (NetworkStream streaming : bothForms(model)) {
            int steps = 0;
            for (int frame = 0; frame < spectrogram.frames(); frame++) {
                if (streaming.accept(spectrogram.values(), frame * spectrogram.bins())) {
                    assertThat(score(streaming)).isCloseTo(whole[steps], within(1e-5f));
                    steps++;
                }
            }
            assertThat(steps).isEqualTo(whole.length);
        }
        assertThat(spread(whole))
                .as("scores that differ, or this test could not fail")
                .isGreaterThan(0.01f);
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "3, 1", "2, 4"})
    void temporalConvolutionsAreThoseOfTheWholeSound(int kernel, int stride) {
        var options = new TemporalConvolutionOptions(11, 6, kernel, stride, List.of(1, 2, 4), 0.1);
        Model model = modelOf(options, shaken(options), SPECTROGRAM);
        Spectrogram spectrogram = Spectrogram.of(noise(8000, 3), SPECTROGRAM);
        float[] whole = TriggerNetwork.of(model).logits(List.of(spectrogram))[0];

        for (NetworkStream streaming : bothForms(model)) {
            int steps = 0;
            for (int frame = 0; frame < spectrogram.frames(); frame++) {
                if (streaming.accept(spectrogram.values(), frame * spectrogram.bins())) {
                    assertThat(streaming.logit()).isCloseTo(whole[steps], within(1e-5f));
                    steps++;
                }
            }
            assertThat(steps).isEqualTo(whole.length);
        }
        assertThat(spread(whole)).isGreaterThan(0.01f);
    }

    @Test
    void aGroupAveragesLogitsAndThenSmoothsThem() {
        var one = new Member(SPECTROGRAM, shaken(SMALL));
        var other = new Member(SPECTROGRAM, new TriggerNetwork(SMALL, 9).weights());
        var rule = new DetectorOptions(0.5, 3, 10);
        var group = new Model("noise", List.of(one, other), rule, Provenance.unknown());
        Waveform sound = noise(8000, 3);
        Spectrogram spectrogram = Spectrogram.of(sound, SPECTROGRAM);
        float[] first = TriggerNetwork.of(one.weights()).logits(List.of(spectrogram))[0];
        float[] second = TriggerNetwork.of(other.weights()).logits(List.of(spectrogram))[0];
        float[] scores = new Detector(group).scores(sound);
        assertThat(scores).hasSameSizeAs(first);
        for (int step = 2; step < scores.length; step++) {
            double sum = 0;
            for (int i = step - 2; i <= step; i++) {
                sum += (first[i] + second[i]) / 2;
            }
            assertThat(scores[step]).isCloseTo((float) (1 / (1 + Math.exp(-sum / 3))), within(1e-5f));
        }
    }

    @Test
    void courseNetworkIsTheSameInBothForms() {
        Model model = model(NetworkOptions.course());
        Waveform sound = noise(44_100, 5);
        float[] whole = TriggerNetwork.of(
                        modelOf(NetworkOptions.course(), model.member().weights(), SpectrogramOptions.course()))
                .score(Spectrogram.of(sound, SpectrogramOptions.course()));
        var streaming = NetworkStream.of(model.member());
        float[] frames = Spectrogram.of(sound, SpectrogramOptions.course()).values();
        int steps = 0;
        for (int offset = 0; offset < frames.length; offset += 101) {
            if (streaming.accept(frames, offset)) {
                assertThat(score(streaming)).isCloseTo(whole[steps++], within(1e-5f));
            }
        }
        assertThat(steps).isEqualTo(whole.length);
    }

    @Property(tries = 25)
    void detectionsAreTheSameWhateverThePieces(@ForAll @IntRange(min = 1, max = 5000) int piece, @ForAll long seed) {
        Model model = model(SMALL);
        Waveform sound = noise(16_000, seed);
        var rule = new DetectorOptions(0.5, 1, 10);
        var detector = new Detector(model.withRule(rule));
        var live = new java.util.ArrayList<Detection>();
        for (int from = 0; from < sound.frames(); from += piece) {
            live.addAll(detector.accept(
                    sound.slice(from, Math.min(from + piece, sound.frames())).samples()));
        }
        assertThat(live).isEqualTo(detector.detect(sound));
    }

    @Test
    void aScoreIsThereAsSoonAsItsLastSampleIs() {
        Model model = model(SMALL);
        int samples = (int) Math.round(ScoreTrack.of(model, noise(8000, 1)).delayMs() * 8);
        assertThat(ScoreTrack.of(model, noise(samples - 1, 1)).scores()).isEmpty();
        assertThat(ScoreTrack.of(model, noise(samples, 1)).scores()).hasSize(1);
    }

    @Test
    void anInterruptedDetectionGivesWhatItHas() {
        Waveform sound = noise(16_000, 1);
        var detector = new Detector(model(SMALL).withRule(new DetectorOptions(0, 1, 0)));
        assertThat(detector.detect(sound)).isNotEmpty();
        Thread.currentThread().interrupt();
        assertThat(detector.detect(sound)).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    /** In vectors, and plain, as without the incubating module. */
    private static List<NetworkStream> bothForms(Model model) {
        return List.of(NetworkStream.of(model.member()), NetworkStream.of(model.member(), PlainProduct::new));
    }

    private static float score(NetworkStream stream) {
        return (float) (1 / (1 + Math.exp(-stream.logit())));
    }

    private static Model model(NetworkOptions options) {
        return modelOf(options, shaken(options), options.bins() == 101 ? SpectrogramOptions.course() : SPECTROGRAM);
    }

    /** Weights larger than a fresh network's, averages that are not 0 and 1: every part has to matter. */
    private static Weights shaken(NetworkShape shape) {
        var random = new SplittableRandom(1);
        var weights = new TriggerNetwork(shape, 1).weights().values().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] += (float) (0.05 + 0.1 * random.nextDouble());
        }
        return new Weights(shape, weights);
    }

    private static Model modelOf(NetworkShape shape, Weights weights, SpectrogramOptions spectrogram) {
        return Model.of("noise", spectrogram, new Weights(shape, weights.values()), Provenance.unknown());
    }

    /** Noise whose loudness changes, quiet enough for powers around 1. */
    private static Waveform noise(int samples, long seed) {
        var random = new SplittableRandom(seed);
        var noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) ((random.nextDouble() - 0.5) * 0.01 * (1 + Math.sin(i / 700.0)));
        }
        return Waveform.mono(noise, samples >= 44_100 ? 44_100 : 8000);
    }

    private static float spread(float[] values) {
        float least = 1;
        float most = 0;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
