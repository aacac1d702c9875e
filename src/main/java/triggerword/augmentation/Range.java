package triggerword.augmentation;

import java.util.SplittableRandom;

/**
 * The values that may be drawn.
 *
 * @param least the smallest
 * @param most  the greatest; equal to {@code least} where nothing is left to chance
 */
public record Range(double least, double most) {
    public Range {
        if (!(least <= most)) {
            throw new IllegalArgumentException("expected least ≤ most but was " + least + " to " + most);
        }
    }

    /** A value, each equally likely: for decibels and shares. */
    public double uniform(SplittableRandom random) {
        return least + (most - least) * random.nextDouble();
    }

    /** A value, each ratio equally likely: for factors, times, lengths and frequencies. */
    public double geometric(SplittableRandom random) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** From the least product with a value of another range to the greatest; all values are above 0. */
    Range times(Range other) {
        return new Range(least * other.least, most * other.most);
    }

    /** From the least quotient by a value of another range to the greatest; all values are above 0. */
    Range over(Range other) {
        return new Range(least / other.most, most / other.least);
    }

    /** Checks that every value lies within {@code lowest} and {@code highest}. */
    void checkWithin(String name, double lowest, double highest) {
        if (!(least >= lowest && most <= highest)) {
            throw new IllegalArgumentException(
                    name + ": expected values of " + lowest + " to " + highest + " but was " + least + " to " + most);
        }
    }
}
