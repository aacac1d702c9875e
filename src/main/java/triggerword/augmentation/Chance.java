package triggerword.augmentation;

/**
 * How often something is done, and how much of it.
 *
 * @param probability part of the clips it is done to, 0 to 1
 * @param range       the values that may be drawn
 */
public record Chance(double probability, Range range) {
    public Chance {
        checkProbability(probability);
    }

    /** A value from {@code least} to {@code most}, for a part of the clips. */
    public static Chance of(double probability, double least, double most) {
        return new Chance(probability, new Range(least, most));
    }

    /** Never. */
    public static Chance never() {
        return of(0, 1, 1);
    }

    /** The factors that may come of it: 1 where it is not done. */
    Range factors() {
        if (probability == 0) {
            return new Range(1, 1);
        }
        return probability == 1 ? range : new Range(Math.min(1, range.least()), Math.max(1, range.most()));
    }

    static void checkProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: expected 0 to 1 but was " + probability);
        }
    }
}
