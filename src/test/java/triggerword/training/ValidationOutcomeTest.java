package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triggerword.evaluation.OperatingPoint;

class ValidationOutcomeTest {
    /** Ten words, twenty windows of other sounds that last two hours together. */
    private static final ValidationOutcome OUTCOME = new ValidationOutcome(
            new float[] {-2, -1, 0, 1, 2, 3, 4, 5, 6, 7},
            new float[] {-9, -9, -9, -9, -9, -9, -9, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3},
            2);

    @Test
    void theThresholdIsTheLowestThatKeepsToTheRate() {
        assertThat(OUTCOME.threshold(0.4)).isEqualTo(3);
        assertThat(OUTCOME.threshold(0.5)).isEqualTo(2);
        assertThat(OUTCOME.threshold(1)).isEqualTo(1);
        assertThat(OUTCOME.threshold(1000)).isEqualTo(-9);
    }

    @Test
    void whatIsNotAboveTheThresholdIsMissed() {
        assertThat(OUTCOME.missed(2)).isEqualTo(5);
        assertThat(OUTCOME.falseAccepts(2)).isEqualTo(1);
        assertThat(OUTCOME.missed(-3)).isZero();
        assertThat(OUTCOME.missed(9)).isEqualTo(10);
    }

    @Test
    void missesAreAveragedOverRates() {
        // thresholds 1, -1, -7 and -9 at 1, 2, 5 and 10 an hour
        assertThat(OUTCOME.meanMissed()).isCloseTo((0.4 + 0.2 + 0 + 0) / 4, within(1e-12));
    }

    @Test
    void thePointsAreThoseThatMakeADifference() {
        var points = OUTCOME.points();
        assertThat(points.get(0).threshold()).isCloseTo(1 / (1 + Math.exp(-3)), within(1e-12));
        assertThat(points)
                .extracting(OperatingPoint::falseAccepts)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(points)
                .extracting(OperatingPoint::falseRejects)
                .startsWith(6, 5, 4, 3)
                .endsWith(0);
        assertThat(points.get(2).falseAcceptsPerHour()).isEqualTo(1);
        assertThat(points.get(2).positives()).isEqualTo(10);
    }

    @Test
    void noPointIsLostByRounding() {
        var rising = new float[8000];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i / 1000f;
        }
        double hours = 8000 * 2.2 / 3600;
        assertThat(new ValidationOutcome(new float[] {1}, rising, hours).points())
                .extracting(OperatingPoint::falseAccepts)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, (int) (100 * hours)).boxed().toList());
    }

    @Test
    void realPeopleAreReckonedToScoreHalfALogitHigherWithoutTheWord() {
        var reckoned = ValidationOutcome.reckoned(new float[] {1, 2}, new float[] {-3, -1}, 3);
        assertThat(reckoned.positives()).containsExactly(1, 2);
        assertThat(reckoned.negatives()).containsExactly(-2.5f, -0.5f);
        assertThat(reckoned.hours()).isEqualTo(3);
    }
}
