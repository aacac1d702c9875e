package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import triggerword.audio.Clip.Kind;
import triggerword.audio.TimeSpan;
import triggerword.model.DetectorOptions;

/** A word from 1 s to 1.5 s, steps of 10 ms whose scores are there 25 ms later. */
class ScoredClipTest {
    private static final DetectorOptions RULE = new DetectorOptions(0.5, 1, 10);

    @Test
    void aTriggerFromTheWordsBeginningToTheEndOfTheRoomAnswersIt() {
        assertThat(scored(100).isMissed(RULE)).isFalse();
        assertThat(scored(249).isMissed(RULE)).isFalse();
        assertThat(scored(99).isMissed(RULE)).isTrue();
    }

    @Test
    void aTriggerJustBeforeTheWordLeavesTheDetectorDeaf() {
        assertThat(scored(95, 104).isMissed(RULE)).isTrue();
        assertThat(scored(95, 106).isMissed(RULE)).isFalse();
    }

    @Test
    void latencyIsFromTheWordsEndToTheScoresLastSample() {
        assertThat(scored(160).latencyMs(RULE)).hasValue(1600 + 25 - 1500);
        assertThat(scored(140).latencyMs(RULE)).hasValue(1400 + 25 - 1500);
        assertThat(scored(99).latencyMs(RULE)).isEmpty();
    }

    @Test
    void itIsMissedFromItsGreatestScoreOn() {
        assertThat(HandMade.word(HandMade.CLEAN, 0.7).missedFrom(RULE)).isEqualTo(0.7f);
        assertThat(HandMade.word(HandMade.CLEAN, 0).missedFrom(RULE)).isZero();
    }

    /** At 0.5 the score of 0.6 before the word leaves the detector deaf for that of 0.9 in it; at 0.7 it does not. */
    @Test
    void aHigherThresholdMayHearWhatALowerOneMisses() {
        var scores = new float[300];
        scores[95] = 0.6f;
        scores[104] = 0.9f;
        ScoredClip clip = scored(scores);
        assertThat(clip.isMissed(RULE.withThreshold(0.5))).isTrue();
        assertThat(clip.isMissed(RULE.withThreshold(0.7))).isFalse();
        assertThat(clip.isMissed(RULE.withThreshold(0.9f))).isTrue();
        assertThat(clip.missedFrom(RULE)).isEqualTo(0.9f);
    }

    /** A score of 0.55 long before the word keeps the detector deaf for the one that would leave it deaf for the word. */
    @Test
    void itMayBeMissedFromAScoreBeforeItOn() {
        var scores = new float[300];
        scores[85] = 0.55f;
        scores[95] = 0.9f;
        scores[104] = 0.9f;
        assertThat(scored(scores).missedFrom(RULE)).isEqualTo(0.55f);
    }

    @Test
    void itIsMissedFromZeroOnIfTheDetectorIsAlwaysDeaf() {
        assertThat(scored(95, 104).missedFrom(RULE)).isZero();
    }

    private static ScoredClip scored(int... steps) {
        var scores = new float[300];
        for (int step : steps) {
            scores[step] = 0.9f;
        }
        return scored(scores);
    }

    private static ScoredClip scored(float[] scores) {
        return new ScoredClip(
                HandMade.clip("", "", Kind.POSITIVE),
                HandMade.CLEAN,
                1,
                new TimeSpan(1000, 1499),
                HandMade.track(scores));
    }
}
