package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.dataset.Scene;
import triggerword.detection.Detection;
import triggerword.model.DetectorOptions;

/** Score lists made by hand: 10 s of 1000 steps, so that a step is 10 ms. */
class WordEvaluationTest {
    private static final DetectorOptions RULE = new DetectorOptions(0.5, 1, 10);

    @Test
    void triggerAfterTheWordIsAHit() {
        assertThat(evaluate(List.of(new TimeSpan(1000, 1800)), 190))
                .isEqualTo(new WordEvaluation(1, 1, 0, 10 / 3600.0));
    }

    @Test
    void triggerWithinTheWordIsAHit() {
        assertThat(evaluate(List.of(new TimeSpan(1000, 1800)), 150).hits()).isEqualTo(1);
    }

    @Test
    void triggerBeforeTheWordOrTooLateIsAFalseAcceptAndTheWordIsMissed() {
        assertThat(evaluate(List.of(new TimeSpan(1000, 1800)), 99, 231))
                .isEqualTo(new WordEvaluation(1, 0, 2, 10 / 3600.0));
    }

    @Test
    void secondTriggerForOneWordIsAFalseAccept() {
        assertThat(evaluate(List.of(new TimeSpan(1000, 1800)), 150, 200))
                .isEqualTo(new WordEvaluation(1, 1, 1, 10 / 3600.0));
    }

    @Test
    void eachWordNeedsATriggerOfItsOwn() {
        var words = List.of(new TimeSpan(1000, 1800), new TimeSpan(1900, 2700));
        assertThat(evaluate(words, 200).hits()).isEqualTo(1);
        assertThat(evaluate(words, 200, 280).hits()).isEqualTo(2);
    }

    @Test
    void oneLongSoundIsEvaluatedLikeAScene() {
        var words = List.of(new TimeSpan(1000, 1800), new TimeSpan(60_000, 61_000));
        var detections = List.of(new Detection(1500, 0.9f), new Detection(30_000, 0.6f));
        assertThat(WordEvaluation.of(words, detections, 0.1)).isEqualTo(new WordEvaluation(2, 1, 1, 0.1));
    }

    @Test
    void ratesFollowFromCounts() {
        var evaluation = new WordEvaluation(200, 190, 10, 0.5);
        assertThat(evaluation.recall()).isEqualTo(0.95);
        assertThat(evaluation.falseRejectRate()).isEqualTo(0.05);
        assertThat(evaluation.precision()).isEqualTo(0.95);
        assertThat(evaluation.falseAcceptsPerHour()).isEqualTo(20);
    }

    @Test
    void raisingTheThresholdNeverAddsTriggers() {
        var scores = new float[1000];
        for (int i = 0; i < 9; i++) {
            scores[100 * i + 50] = 0.1f * (i + 1);
        }
        var points = ThresholdSweep.of(List.of(scored(List.of(), scores)), RULE).points();
        assertThat(points)
                .extracting(point -> point.evaluation().falseAccepts())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(points.get(0).evaluation().falseAccepts()).isEqualTo(9);
        assertThat(points.get(98).evaluation().falseAccepts()).isZero();
    }

    /** One word scored 0.35, false alarms at 0.25 and 0.45. */
    @Test
    void costDecidesTheThreshold() {
        var scores = new float[1000];
        scores[150] = 0.35f;
        scores[500] = 0.25f;
        scores[800] = 0.45f;
        var sweep = ThresholdSweep.of(List.of(scored(List.of(new TimeSpan(1000, 1800)), scores)), RULE);
        assertThat(sweep.cheapest(10, 1).threshold()).isEqualTo(0.25);
        assertThat(sweep.cheapest(1, 10).threshold()).isEqualTo(0.45);
    }

    /**
     * A false alarm scored 0.3 and a word whose answer, scored 0.4, leaves the detector deaf for what would be another, scored
     * 0.9: at 0.3 there is no false alarm, from 0.4 on there is one, from 0.9 on none.
     */
    @Test
    void belowTheThresholdForFalseAcceptsThereAreMore() {
        var scores = new float[1000];
        scores[500] = 0.3f;
        scores[188] = 0.4f;
        scores[196] = 0.9f;
        List<ScoredScene> scenes = List.of(scored(List.of(new TimeSpan(1000, 1400)), scores));
        assertThat(List.of(0.3f, 0.4f, 0.9f))
                .extracting(threshold -> falseAccepts(scenes, threshold))
                .containsExactly(0, 1, 0);
        ThresholdSweep.Point point = ThresholdSweep.atFalseAccepts(scenes, RULE, 0);
        assertThat(point.evaluation().falseAccepts()).isZero();
        assertThat(falseAccepts(scenes, Math.nextDown((float) point.threshold())))
                .isPositive();
    }

    private static int falseAccepts(List<ScoredScene> scenes, double threshold) {
        return WordEvaluation.of(scenes, RULE.withThreshold(threshold)).falseAccepts();
    }

    private static WordEvaluation evaluate(List<TimeSpan> words, int... triggerSteps) {
        var scores = new float[1000];
        for (int step : triggerSteps) {
            scores[step] = 1;
        }
        return WordEvaluation.of(List.of(scored(words, scores)), RULE);
    }

    private static ScoredScene scored(List<TimeSpan> words, float[] scores) {
        Waveform sound = Waveform.mono(new float[10_000], 1000);
        return new ScoredScene(new Scene(sound, words, List.of(), 0), new float[1000], scores);
    }
}
