package triggerword.evaluation;

import java.util.Locale;

/**
 * A threshold, and what a detector does at it.
 *
 * @param condition     what it was measured in
 * @param faPerHour     the false accepts an hour that were wanted, in all conditions together
 * @param hours         length of what was heard without the word, in this condition
 * @param threshold     the threshold
 * @param falseAccepts  detections in these hours
 * @param falseRejects  clips of the word that no detection answers
 * @param positives     clips of the word, in this condition
 */
public record OperatingPoint(
        String condition,
        double faPerHour,
        double hours,
        double threshold,
        int falseAccepts,
        int falseRejects,
        int positives) {
    /** Part of the words that were not heard; NaN if none was said. */
    public double falseRejectRate() {
        return (double) falseRejects / positives;
    }

    /** 95 % interval of the false-reject rate (Wilson). */
    public Interval falseRejectInterval() {
        return Interval.ofProportion(falseRejects, positives);
    }

    /** False accepts an hour, as measured; NaN if nothing was heard. */
    public double falseAcceptsPerHour() {
        return falseAccepts / hours;
    }

    /** 95 % interval of the false accepts an hour (exact Poisson); without end if nothing was heard. */
    public Interval falseAcceptInterval() {
        return Interval.ofRate(falseAccepts, hours);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "OperatingPoint[%s, threshold %.6f: %d of %d missed, %d false accepts in %.2f h]",
                condition,
                threshold,
                falseRejects,
                positives,
                falseAccepts,
                hours);
    }
}
