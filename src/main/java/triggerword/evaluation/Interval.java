package triggerword.evaluation;

import java.util.Locale;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * A 95 % confidence interval.
 *
 * @param low  lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
    /** The 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final double TAIL = 0.025;

    /** Of a proportion, {@code hits} of {@code trials}: Wilson (1927); [0, 1] where there is no trial. */
    public static Interval ofProportion(long hits, long trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double part = (double) hits / trials;
        double scale = 1 + Z * Z / trials;
        double centre = part + Z * Z / (2 * trials);
        double half = Z * Math.sqrt(part * (1 - part) / trials + Z * Z / (4.0 * trials * trials));
        return new Interval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }

    /**
     * Of a rate, {@code events} in {@code exposure} (hours, say): exact Poisson, after Garwood (1936); without end where there
     * is no exposure.
     */
    public static Interval ofRate(long events, double exposure) {
        if (exposure == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double low = events == 0 ? 0 : chiSquared(2.0 * events, TAIL) / 2;
        double high = chiSquared(2.0 * events + 2, 1 - TAIL) / 2;
        return new Interval(low / exposure, high / exposure);
    }

    /** Of the mean that values were drawn about, normally distributed: Student (1908); endless where they are not two. */
    public static Interval ofMean(double... values) {
        if (values.length < 2) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        var statistics = new DescriptiveStatistics(values);
        double quantile = new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(1 - TAIL);
        double half = quantile * statistics.getStandardDeviation() / Math.sqrt(values.length);
        return new Interval(statistics.getMean() - half, statistics.getMean() + half);
    }

    private static double chiSquared(double degrees, double probability) {
        return new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(probability);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.3g, %.3g]", low, high);
    }
}
