package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Waveform;
import triggerword.detection.ScoreTrack;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.spectrogram.SpectrogramOptions;

/** Clips go through a detector, an arbitrary small network, on several threads. */
class ScoringTest {
    private static final Model MODEL = model();
    private static final List<Condition> CONDITIONS =
            List.of(Condition.clean(), Condition.noise(5, List.of(noise(700, 3), noise(5000, 4))));

    @Test
    void scoresAreThoseOfTheDetectorOnTheTake() {
        Measurement measurement =
                Measurement.of(MODEL, clips(Kind.POSITIVE, 5), clips(Kind.NEGATIVE, 70), CONDITIONS, 1);
        assertThat(measurement.clips()).hasSize(10).allSatisfy(clip -> assertThat(
                        clip.track().scores())
                .isNotEmpty()
                .isEqualTo(ScoreTrack.of(MODEL, clip.take().sound()).scores()));
        assertThat(measurement.streams()).hasSize(6).allSatisfy(stream -> assertThat(
                        stream.track().scores())
                .isEqualTo(ScoreTrack.of(MODEL, stream.sound()).scores()));
        assertThat(measurement.hours("clean")).isEqualTo(70 * 0.5 / 3600);
        assertThat(measurement.hours("all")).isEqualTo(2 * 70 * 0.5 / 3600);
    }

    @Test
    void theNoiseBehindAClipDoesNotHangOnTheOtherConditions() {
        var both = Measurement.of(MODEL, clips(Kind.POSITIVE, 3), List.of(), CONDITIONS, 1);
        var one = Measurement.of(MODEL, clips(Kind.POSITIVE, 3), List.of(), CONDITIONS.subList(1, 2), 1);
        for (int i = 0; i < 3; i++) {
            assertThat(one.clips().get(i).track().scores())
                    .isEqualTo(both.clips("5 dB").get(i).track().scores());
        }
    }

    @Test
    void twoConditionsOfOneNameAreRefused() {
        List<Condition> twice = List.of(CONDITIONS.get(1), CONDITIONS.get(0), CONDITIONS.get(1));
        assertThatThrownBy(() -> Measurement.of(MODEL, clips(Kind.POSITIVE, 1), List.of(), twice, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("conditions: expected each name once, and none 'all', but was [5 dB, clean, 5 dB]");
    }

    @Test
    void progressReachesTheEnd() {
        var told = Collections.synchronizedList(new ArrayList<Integer>());
        Measurement.of(MODEL, List.of(), clips(Kind.NEGATIVE, 35), CONDITIONS, 1, (done, total) -> {
            assertThat(total).isEqualTo(70);
            told.add(done);
        });
        assertThat(told).hasSize(4).contains(70);
    }

    @Test
    void anInterruptedMeasurementSaysSo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Measurement.of(MODEL, clips(Kind.POSITIVE, 5), List.of(), CONDITIONS, 1))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("measuring was interrupted after \\d+ of 10 clips");
    }

    @Test
    void anInterruptedDiagnosisSaysSo() {
        List<Clip> word = clips(Kind.POSITIVE, 1);
        ScoredClip scored = Measurement.of(MODEL, word, List.of(), CONDITIONS.subList(0, 1), 1)
                .clips()
                .get(0);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Diagnosis.of(MODEL, scored, word))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the diagnosis was interrupted");
        assertThat(Diagnosis.of(MODEL, scored, word).trials())
                .as("it is whole the next time")
                .hasSameSizeAs(Change.all(scored));
    }

    private static List<Clip> clips(Kind kind, int count) {
        var clips = new ArrayList<Clip>();
        for (int i = 0; i < count; i++) {
            clips.add(HandMade.clip("", "", kind).withSound(noise(4000, i)));
        }
        return clips;
    }

    private static Waveform noise(int frames, long seed) {
        var random = new SplittableRandom(seed);
        var samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = (float) random.nextDouble(-0.3, 0.3);
        }
        return Waveform.mono(samples, 8000);
    }

    private static Model model() {
        var spectrogram = new SpectrogramOptions(8000, 64, 40, 8000);
        NetworkOptions options = NetworkOptions.course()
                .withBins(spectrogram.bins())
                .withFilters(4)
                .withUnits(4);
        var random = new SplittableRandom(1);
        var weights = new float[options.parameters()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(0.05, 0.4);
        }
        return Model.of("word", spectrogram, new Weights(options, weights), Provenance.unknown())
                .withRule(new DetectorOptions(0.5, 1, 10));
    }
}
