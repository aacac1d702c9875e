package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static triggerword.evaluation.HandMade.CLEAN;
import static triggerword.evaluation.HandMade.NOISY;
import static triggerword.evaluation.HandMade.halfAnHour;
import static triggerword.evaluation.HandMade.word;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import triggerword.detection.Trigger;
import triggerword.model.DetectorOptions;

/** Rates of score lists made by hand, whose answers are counted on the fingers. */
class MeasurementTest {
    private static final DetectorOptions RULE = new DetectorOptions(0.5, 1, 10);

    /** Two hours: at 0.5 an hour one false accept is allowed, at 1 an hour two. */
    private static final Measurement TWO_HOURS = new Measurement(
            RULE,
            List.of(
                    word(CLEAN, 0.9),
                    word(CLEAN, 0.75),
                    word(CLEAN, 0.65),
                    word(CLEAN, 0.4),
                    word(NOISY, 0.7),
                    word(NOISY, 0.1)),
            List.of(
                    halfAnHour(CLEAN, 0.8, 0.3),
                    halfAnHour(CLEAN, 0.7),
                    halfAnHour(NOISY, 0.6, 0.2),
                    halfAnHour(NOISY)));

    @Test
    void thresholdIsTheScoreOfTheFirstFalseAcceptThatIsTooMuch() {
        assertThat(TWO_HOURS.allowed(0.5)).isEqualTo(1);
        assertThat(TWO_HOURS.threshold(0)).isEqualTo(0.8f);
        assertThat(TWO_HOURS.threshold(1)).isEqualTo(0.7f);
        assertThat(TWO_HOURS.threshold(2)).isEqualTo(0.6f);
        assertThat(TWO_HOURS.threshold(4)).isEqualTo(0.2f);
        assertThat(TWO_HOURS.threshold(5)).isZero();
    }

    @Test
    void oneThresholdServesAllConditions() {
        assertThat(TWO_HOURS.conditions()).containsExactly("clean", "10 dB", "all");
        assertThat(TWO_HOURS.point("clean", 0.5)).isEqualTo(new OperatingPoint("clean", 0.5, 1, 0.7f, 1, 2, 4));
        assertThat(TWO_HOURS.point("10 dB", 0.5)).isEqualTo(new OperatingPoint("10 dB", 0.5, 1, 0.7f, 0, 2, 2));
        assertThat(TWO_HOURS.point("all", 0.5)).isEqualTo(new OperatingPoint("all", 0.5, 2, 0.7f, 1, 4, 6));
        assertThat(TWO_HOURS.point("all", 1)).isEqualTo(new OperatingPoint("all", 1, 2, 0.6f, 2, 2, 6));
    }

    @Test
    void itsOwnThresholdIsThatOfItsRule() {
        OperatingPoint own = TWO_HOURS.shipped("clean");
        assertThat(own.faPerHour()).isNaN();
        assertThat(own.threshold()).isEqualTo(0.5);
        assertThat(own.falseAccepts()).isEqualTo(2);
        assertThat(own.falseRejects()).isEqualTo(1);
        assertThat(own.falseAcceptsPerHour()).isEqualTo(2);
        assertThat(own.falseRejectRate()).isEqualTo(0.25);
    }

    /** Thresholds are 0.6 at 1 an hour, 0.2 at 2, and 0 from 5 on, where more is allowed than there is. */
    @Test
    void meanIsOverOneTwoFiveAndTen() {
        assertThat(TWO_HOURS.meanFalseRejectRate("clean")).isCloseTo((0.25 + 0 + 0 + 0) / 4, within(1e-12));
        assertThat(TWO_HOURS.meanFalseRejectRate("10 dB")).isCloseTo((0.5 + 0.5 + 0 + 0) / 4, within(1e-12));
    }

    @Test
    void falseAcceptsOfTheSameScoreGoTogether() {
        var measurement = new Measurement(
                RULE, List.of(word(CLEAN, 0.7)), List.of(halfAnHour(CLEAN, 0.7, 0.7, 0.7), halfAnHour(CLEAN)));
        assertThat(measurement.point("clean", 1)).isEqualTo(new OperatingPoint("clean", 1, 1, 0.7f, 0, 1, 1));
        assertThat(measurement.point("clean", 5).falseAccepts()).isEqualTo(3);
    }

    @Test
    void aLongRunOfScoresIsOneFalseAcceptInEachRefractoryTime() {
        var scores = new float[180_000];
        java.util.Arrays.fill(scores, 1000, 1022, 0.8f);
        var stream = new ScoredStream(
                List.of(HandMade.clip("", "", triggerword.audio.Clip.Kind.NEGATIVE)),
                CLEAN,
                1,
                1_800_000,
                HandMade.track(scores));
        var measurement = new Measurement(RULE, List.of(), List.of(stream));
        assertThat(measurement.shipped("clean").falseAccepts()).isEqualTo(2);
        assertThat(measurement.shipped("clean").falseAcceptsPerHour()).isEqualTo(4);
    }

    @Test
    void aFalseAcceptOfScoreOneLeavesOnlySilence() {
        var measurement = new Measurement(RULE, List.of(word(CLEAN, 1)), List.of(halfAnHour(CLEAN, 1)));
        assertThat(measurement.point("clean", 0.5)).isEqualTo(new OperatingPoint("clean", 0.5, 0.5, 1, 0, 1, 1));
    }

    @Test
    void withoutWordsThereIsNoRateOfMissedOnes() {
        OperatingPoint point = new Measurement(RULE, List.of(), List.of(halfAnHour(CLEAN, 0.8))).point("clean", 2);
        assertThat(point.falseRejectRate()).isNaN();
        assertThat(point.falseRejectInterval()).isEqualTo(new Interval(0, 1));
        assertThat(point.falseAccepts()).isEqualTo(1);
    }

    @Test
    void withoutHoursThereIsOnlyItsOwnThreshold() {
        var measurement = new Measurement(RULE, List.of(word(CLEAN, 0.9)), List.of());
        assertThat(measurement.points()).extracting(OperatingPoint::threshold).containsExactly(0.5);
        assertThat(measurement.shipped("clean").falseAcceptInterval())
                .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void intervalsAreThoseOfTheCounts() {
        var point = new OperatingPoint("clean", 0.5, 2, 0.7, 5, 10, 100);
        assertThat(point.falseRejectInterval().low()).isCloseTo(0.0552, within(5e-5));
        assertThat(point.falseAcceptInterval().high()).isCloseTo(11.668 / 2, within(5e-4));
    }

    @Test
    void tableHasARowForEachRateAndConditionAndItsOwnThreshold() {
        var table = TWO_HOURS.table();
        assertThat(table.columnNames())
                .containsExactly(
                        "condition",
                        "fa_per_hour",
                        "hours",
                        "threshold",
                        "false_accepts",
                        "false_rejects",
                        "positives",
                        "frr",
                        "low",
                        "high");
        assertThat(table.rowCount()).isEqualTo(3 * (Measurement.RATES.size() + 1));
        assertThat(table.stringColumn("condition").asList()).endsWith("clean@shipped", "10 dB@shipped", "all@shipped");
    }

    @Test
    void curveGoesFromOneFalseAcceptToAll() {
        List<OperatingPoint> curve = TWO_HOURS.curve().stream()
                .filter(point -> point.condition().equals("clean"))
                .toList();
        assertThat(curve.get(0).faPerHour()).isEqualTo(0.5);
        assertThat(curve).extracting(OperatingPoint::falseRejects).isSortedAccordingTo((a, b) -> b - a);
        assertThat(curve.get(curve.size() - 1).falseRejects()).isZero();
    }

    /** The plain way: every score is tried. */
    @Property(tries = 100)
    void noLowerThresholdKeepsToTheFalseAccepts(
            @ForAll long seed, @ForAll @IntRange(max = 12) int allowed, @ForAll @IntRange(max = 6) int refractory) {
        var random = new SplittableRandom(seed);
        var scores = new float[80];
        IntStream.range(0, scores.length).forEach(i -> scores[i] = random.nextInt(40) / 40f);
        var rule = new DetectorOptions(0.5, 1, refractory);
        var stream = new ScoredStream(
                List.of(HandMade.clip("", "", triggerword.audio.Clip.Kind.NEGATIVE)),
                CLEAN,
                1,
                800,
                HandMade.track(scores));
        double plain = DoubleStream.concat(
                        DoubleStream.of(0, 1), IntStream.range(0, 80).mapToDouble(i -> scores[i]))
                .sorted()
                .filter(threshold -> Trigger.detections(scores, 10, rule.withThreshold(threshold))
                                .size()
                        <= allowed)
                .findFirst()
                .orElseThrow();
        assertThat(new Measurement(rule, List.of(), List.of(stream)).threshold(allowed))
                .isEqualTo(plain);
    }
}
