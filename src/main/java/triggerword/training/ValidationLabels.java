package triggerword.training;

import java.util.Arrays;

/**
 * What is wanted of windows of validation persons, and how well logits do it.
 *
 * <p>A window counts as one event: with the word it is heard if a score in the word's time is above the threshold, without
 * it it is a false accept if any score is.
 *
 * @param labels        {@code [window][step]}, see {@link WindowLabels}; read-only
 * @param positives     windows with the word; they come first
 * @param negativeHours length of the windows without it, all together
 */
record ValidationLabels(float[][] labels, int positives, double negativeHours) {
    /**
     * How much higher real people's speech is reckoned to score than that of synthetic persons, in logits: it surprises
     * networks that have heard no other. About the mean and no more: in five trainings of one word, jarvis, the real
     * speech that is as rare as a false accept an hour scored 0.9 below what this expects, twice, 0.4 below, and 0.4 and 0.8
     * above.
     */
    private static final float SURPRISE = 0.5f;

    /**
     * How logits tell the windows apart, if those without the word were real people's.
     *
     * @param logits         {@code [window][step]}
     * @param smoothingSteps so many last steps are averaged
     */
    ValidationOutcome outcome(float[][] logits, int smoothingSteps) {
        var heard = new float[positives];
        var alarms = new float[labels.length - positives];
        for (int i = 0; i < logits.length; i++) {
            if (i < heard.length) {
                heard[i] = greatest(logits[i], labels[i], 1, smoothingSteps);
            } else {
                alarms[i - heard.length] = greatest(logits[i], labels[i], 0, smoothingSteps) + SURPRISE;
            }
        }
        Arrays.sort(heard);
        Arrays.sort(alarms);
        return new ValidationOutcome(heard, alarms, negativeHours);
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
