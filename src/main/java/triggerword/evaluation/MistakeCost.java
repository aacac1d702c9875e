package triggerword.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * What a detector's mistakes cost where it is used, in missed words: by it a threshold is chosen.
 *
 * @param falseAccept  how many missed words are as bad as one false accept; above 0
 * @param wordsPerHour how often the word is said while the detector listens; above 0
 */
public record MistakeCost(double falseAccept, double wordsPerHour) {
    public MistakeCost {
        demand("falseAccept", falseAccept);
        demand("wordsPerHour", wordsPerHour);
    }

    private static void demand(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + ": expected above 0 but was " + value);
        }
    }

    /** What an hour costs at a threshold, in missed words. */
    public double perHour(OperatingPoint point) {
        return falseAccept * point.falseAcceptsPerHour() + wordsPerHour * point.falseRejectRate();
    }

    /**
     * The threshold that costs least; of equal ones the highest.
     *
     * @throws IllegalArgumentException if there is none
     */
    public OperatingPoint least(List<OperatingPoint> points) {
        return points.stream()
                .min(Comparator.comparingDouble(this::perHour)
                        .thenComparing(Comparator.comparingDouble(OperatingPoint::threshold)
                                .reversed()))
                .orElseThrow(() -> new IllegalArgumentException("expected a threshold to choose but was none"));
    }
}
