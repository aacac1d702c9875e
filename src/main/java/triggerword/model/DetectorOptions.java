package triggerword.model;

/**
 * When a row of scores counts as the word.
 *
 * @param threshold       a score above this triggers; in [0, 1], where at 1 nothing does
 * @param smoothingSteps  output steps whose logits are averaged to one score; 1 takes each as it is
 * @param refractorySteps a trigger needs more than this many steps since the one before, or since the beginning
 */
public record DetectorOptions(double threshold, int smoothingSteps, int refractorySteps) {
    public DetectorOptions {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold: expected 0 to 1 but was " + threshold);
        }
        if (smoothingSteps < 1) {
            throw new IllegalArgumentException("smoothingSteps: expected at least 1 but was " + smoothingSteps);
        }
        if (refractorySteps < 0) {
            throw new IllegalArgumentException("refractorySteps: expected at least 0 but was " + refractorySteps);
        }
    }

    /** The course's {@code chime_on_activate}: above 0.5, more than 75 steps (545 ms) after the last. */
    public static DetectorOptions course() {
        return new DetectorOptions(0.5, 1, 75);
    }

    /** These options with another threshold. */
    public DetectorOptions withThreshold(double value) {
        return new DetectorOptions(value, smoothingSteps, refractorySteps);
    }

    /** These options with another smoothing, in output steps. */
    public DetectorOptions withSmoothingSteps(int value) {
        return new DetectorOptions(threshold, value, refractorySteps);
    }

    /** These options with another pause after a trigger, in output steps. */
    public DetectorOptions withRefractorySteps(int value) {
        return new DetectorOptions(threshold, smoothingSteps, value);
    }
}
