package triggerword.training;

import java.util.Arrays;

/**
 * What is wanted of windows of validation persons, and how well logits do it.
 *
 * <p>A window counts as one event: with the word it is heard if a score in the word's time is above the threshold, without
 * it it is a false accept if any score is.
 *
 * @param labels    {@code [window][step]}, see {@link WindowLabels}; read-only
 * @param positives windows with the word; they come first
 */
record ValidationLabels(float[][] labels, int positives) {
    /**
     * The greatest logits of each window with the word, in the word's time.
     *
     * @param logits         {@code [window][step]}
     * @param smoothingSteps so many last steps are averaged
     * @return in rising order
     */
    float[] heard(float[][] logits, int smoothingSteps) {
        return greatest(logits, 0, positives, 1, smoothingSteps);
    }

    /** The same of each window without it, at any time. */
    float[] alarms(float[][] logits, int smoothingSteps) {
        return greatest(logits, positives, labels.length, 0, smoothingSteps);
    }

    private float[] greatest(float[][] logits, int from, int to, float label, int smoothingSteps) {
        var greatest = new float[to - from];
        for (int i = from; i < to; i++) {
            greatest[i - from] = greatest(logits[i], labels[i], label, smoothingSteps);
        }
        Arrays.sort(greatest);
        return greatest;
    }

    /** The greatest smoothed logit of the steps with a label. */
    private static float greatest(float[] logits, float[] labels, float label, int smoothingSteps) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int step = 0; step < logits.length; step++) {
            if (labels[step] == label) {
                int first = Math.max(0, step + 1 - smoothingSteps);
                float sum = 0;
                for (int i = first; i <= step; i++) {
                    sum += logits[i];
                }
                greatest = Math.max(greatest, sum / (step + 1 - first));
            }
        }
        return greatest;
    }
}
