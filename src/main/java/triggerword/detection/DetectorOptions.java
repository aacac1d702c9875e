package triggerword.detection;

/**
 * When a row of scores counts as the word.
 *
 * @param threshold       a score above this triggers; in [0, 1], where at 1 nothing does
 * @param refractorySteps a trigger needs more than this many steps since the one before, or since the beginning
 */
public record DetectorOptions(double threshold, int refractorySteps) {
    public DetectorOptions {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold: expected 0 to 1 but was " + threshold);
        }
        if (refractorySteps < 0) {
            throw new IllegalArgumentException("refractorySteps: expected at least 0 but was " + refractorySteps);
        }
    }

    /** The course's {@code chime_on_activate}: above 0.5, more than 75 steps (545 ms) after the last. */
    public static DetectorOptions course() {
        return new DetectorOptions(0.5, 75);
    }

    /** These options with another threshold. */
    public DetectorOptions withThreshold(double value) {
        return new DetectorOptions(value, refractorySteps);
    }
}
