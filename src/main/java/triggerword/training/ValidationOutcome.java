package triggerword.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import triggerword.evaluation.OperatingPoint;

/**
 * How a detector told the words of validation persons from what they or strangers say: what its threshold is chosen by.
 *
 * @param positives the greatest logits of windows with the word, in rising order; read-only
 * @param negatives the same of windows without it, as real people's speech scores or would score; read-only
 * @param hours     length of the windows without it
 */
public record ValidationOutcome(float[] positives, float[] negatives, double hours) {
    /**
     * How much higher real people's speech is reckoned to score than that of synthetic persons, in logits: it surprises
     * networks that have heard no other. About the mean and no more: in five trainings of one word, jarvis, the real
     * speech that is as rare as a false accept an hour scored 0.9 below what this expects, twice, 0.4 below, and 0.4 and 0.8
     * above.
     */
    private static final float SURPRISE = 0.5f;

    private static final double[] RATES = {1, 2, 5, 10};
    private static final double MOST_PER_HOUR = 100;

    /**
     * What is reckoned of windows in which only synthetic persons speak.
     *
     * @param alarms the greatest logits of windows without the word, in rising order
     */
    static ValidationOutcome reckoned(float[] positives, float[] alarms, double hours) {
        var negatives = new float[alarms.length];
        for (int i = 0; i < alarms.length; i++) {
            negatives[i] = alarms[i] + SURPRISE;
        }
        return new ValidationOutcome(positives, negatives, hours);
    }

    /**
     * What each threshold does that makes a difference: from that without a false accept up to that of 100 an hour. Scores
     * are the detector's, in (0, 1).
     */
    public List<OperatingPoint> points() {
        int most = (int) Math.min(negatives.length - 1.0, MOST_PER_HOUR * hours);
        return IntStream.rangeClosed(0, most)
                .mapToObj(accepts -> point(passedBy(accepts)))
                .distinct()
                .toList();
    }

    /** What the threshold of a logit does. */
    OperatingPoint point(double logit) {
        int accepts = falseAccepts(logit);
        return new OperatingPoint(
                "validation", accepts / hours, hours, score(logit), accepts, missed(logit), positives.length);
    }

    /** The lowest logit that a score has to pass for at most so many false accepts an hour. */
    double threshold(double falseAcceptsPerHour) {
        return passedBy((int) (falseAcceptsPerHour * hours));
    }

    /** The lowest logit that at most so many windows without the word pass. */
    private double passedBy(int allowed) {
        return negatives[Math.max(0, negatives.length - 1 - allowed)];
    }

    /** The score of a logit. */
    static double score(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The logit of a score. */
    static double logit(double score) {
        return Math.log(score / (1 - score));
    }

    /** Windows without the word in which something is above a logit. */
    int falseAccepts(double threshold) {
        int count = 0;
        while (count < negatives.length && negatives[negatives.length - 1 - count] > threshold) {
            count++;
        }
        return count;
    }

    /** Words that are not above a logit. */
    int missed(double threshold) {
        int count = 0;
        while (count < positives.length && positives[count] <= threshold) {
            count++;
        }
        return count;
    }

    /** Part of the words missed, average over 1 to 10 false accepts an hour: what checkpoints are chosen by. */
    double meanMissed() {
        return Arrays.stream(RATES)
                        .map(rate -> missed(threshold(rate)))
                        .average()
                        .orElseThrow()
                / positives.length;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "ValidationOutcome[%d windows with the word, %.1f h without]", positives.length, hours);
    }
}
