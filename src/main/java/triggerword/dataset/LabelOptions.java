package triggerword.dataset;

import java.util.List;
import triggerword.audio.TimeSpan;

/**
 * How a network is told where the word was said: the steps after its end are to score 1.
 *
 * @param steps output steps in an example (the course's Ty)
 * @param width steps set to 1 after a positive
 */
public record LabelOptions(int steps, int width) {
    public LabelOptions {
        if (steps < 1 || width < 1) {
            throw new IllegalArgumentException("expected steps and width above 0 but was " + steps + " and " + width);
        }
    }

    /** The course's: Ty = 1375 steps of 7.27 ms in 10 s, 50 of them (364 ms) for a positive. */
    public static LabelOptions course() {
        return new LabelOptions(1375, 50);
    }

    /**
     * The wanted scores: 1 in the {@code width} steps after each positive's last step, 0 elsewhere.
     *
     * @param positives  where the word is said
     * @param durationMs length of the whole, in ms
     * @return {@code [steps]}
     */
    public float[] labels(List<TimeSpan> positives, int durationMs) {
        var labels = new float[steps];
        for (TimeSpan positive : positives) {
            insertOnes(labels, positive.endMs(), durationMs);
        }
        return labels;
    }

    /**
     * Sets the {@code width} steps strictly after {@code endMs} to 1; those past the end are dropped (the course's
     * {@code insert_ones}).
     */
    public void insertOnes(float[] labels, int endMs, int durationMs) {
        int end = (int) ((double) endMs * steps / durationMs);
        for (int step = end + 1; step <= end + width && step < steps; step++) {
            labels[step] = 1;
        }
    }
}
