package triggerword.plot;

import java.util.stream.DoubleStream;

/** What an axis shows, in the axis's unit. */
record Range(double min, double max) {
    Range {
        if (!(max > min) || Double.isInfinite(min) || Double.isInfinite(max)) {
            throw new IllegalArgumentException("expected an axis that ends above " + min + " but was " + max);
        }
    }

    /** From the least to the greatest of the finite values; around the value if they are all the same; 0 to 1 if none. */
    static Range of(DoubleStream values) {
        var finite = values.filter(Double::isFinite).summaryStatistics();
        if (finite.getCount() == 0) {
            return new Range(0, 1);
        }
        boolean point = finite.getMin() == finite.getMax();
        double margin = point ? Math.max(Math.abs(finite.getMin()), 1) / 2 : 0;
        return new Range(finite.getMin() - margin, finite.getMax() + margin);
    }

    /** From 0, or from below it where the values are, to just above the greatest of them. */
    static Range fromZero(DoubleStream values) {
        Range range = of(DoubleStream.concat(values, DoubleStream.of(0)));
        return new Range(range.min, range.max + 0.05 * range.length());
    }

    /** The least of 1, 2, 5 times a power of ten that is not below the value; of 0 it is 1. */
    static double niceAbove(double value) {
        if (value == 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (int factor : new int[] {1, 2, 5}) {
            if (value <= factor * power * (1 + 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** As much more at either end as this share of the length. */
    Range widened(double share) {
        return new Range(min - share * length(), max + share * length());
    }

    double length() {
        return max - min;
    }
}
