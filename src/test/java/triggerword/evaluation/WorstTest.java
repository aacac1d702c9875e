package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static triggerword.evaluation.HandMade.CLEAN;
import static triggerword.evaluation.HandMade.NOISY;
import static triggerword.evaluation.HandMade.halfAnHour;
import static triggerword.evaluation.HandMade.word;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip.Kind;
import triggerword.model.DetectorOptions;

class WorstTest {
    private static final DetectorOptions RULE = new DetectorOptions(0.5, 1, 10);

    @Test
    void theLeastHeardWordsComeFirst() {
        List<ScoredClip> words =
                List.of(word(CLEAN, 0.4), word(CLEAN, 0.9), word(NOISY, 0.2), word(CLEAN, 0.3), word(NOISY, 0.7));
        var measurement = new Measurement(RULE, words, List.of());
        assertThat(Worst.misses(measurement, RULE, 10)).containsExactly(words.get(2), words.get(3), words.get(0));
        assertThat(Worst.misses(measurement, RULE, 2)).containsExactly(words.get(2), words.get(3));
        assertThat(Worst.misses(measurement, RULE.withThreshold(0.25), 10)).containsExactly(words.get(2));
    }

    @Test
    void theSurestFalseAcceptsComeFirst() {
        var measurement = new Measurement(
                RULE, List.of(), List.of(halfAnHour(CLEAN, 0.3, 0.7), halfAnHour(NOISY, 0.8), halfAnHour(CLEAN, 0.6)));
        assertThat(Worst.falseAccepts(measurement, 3))
                .extracting(accept -> (float) accept.peak())
                .containsExactly(0.8f, 0.7f, 0.6f);
        assertThat(Worst.falseAccepts(measurement, 2))
                .extracting(accept -> (float) accept.peak())
                .containsExactly(0.8f, 0.7f);
        assertThat(Worst.falseAccepts(measurement, 0)).isEmpty();
    }

    @Test
    void aPeakLaterThanTheTriggerCounts() {
        var scores = new float[180_000];
        scores[1000] = 0.6f;
        scores[1005] = 0.95f; // deaf to it
        scores[1060] = 0.2f;
        var late = new ScoredStream(
                List.of(HandMade.clip("", "", Kind.NEGATIVE)), CLEAN, 1, 1_800_000, HandMade.track(scores));
        var measurement = new Measurement(RULE, List.of(), List.of(halfAnHour(CLEAN, 0.8), late));
        List<FalseAccept> worst = Worst.falseAccepts(measurement, 2);
        assertThat(worst).extracting(FalseAccept::stream).startsWith(late);
        assertThat(worst.get(0).detection().timeMs()).isEqualTo(10_000);
        assertThat(worst.get(0).detection().score()).isCloseTo(0.6f, within(1e-6f));
        assertThat(worst.get(0).peak()).isCloseTo(0.95, within(1e-6));
    }
}
