package triggerword.ladder;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import triggerword.evaluation.Interval;

/**
 * What a rung brings in a condition: parts of the words missed, mean over the rates of false accepts, by seed.
 *
 * @param rung   the rung
 * @param strict the parts that are missed at the lowest rate alone
 * @param missed those of the rung
 * @param before those of the rung that it changes; perhaps none
 */
record Step(Rung rung, Map<Integer, Double> strict, Map<Integer, Double> missed, Map<Integer, Double> before) {
    Step {
        strict = new TreeMap<>(strict);
        missed = new TreeMap<>(missed);
        before = new TreeMap<>(before);
    }

    /** The parts that are missed, in the order of the seeds. */
    double[] parts() {
        return missed.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The same in %. */
    double[] percents() {
        return Arrays.stream(parts()).map(part -> 100 * part).toArray();
    }

    double mean() {
        return new DescriptiveStatistics(parts()).getMean();
    }

    /** Standard deviation over the seeds; NaN for one. */
    double spread() {
        return missed.size() < 2 ? Double.NaN : new DescriptiveStatistics(parts()).getStandardDeviation();
    }

    double strictMean() {
        return strict.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** By how much the rung changed the part that is missed, for each seed that both have. */
    double[] changes() {
        return missed.keySet().stream()
                .filter(before::containsKey)
                .mapToDouble(seed -> missed.get(seed) - before.get(seed))
                .toArray();
    }

    double change() {
        return changes().length == 0 ? Double.NaN : new DescriptiveStatistics(changes()).getMean();
    }

    /** 95 % interval of the change, as far as seeds are chance's choice. */
    Interval interval() {
        return Interval.ofMean(changes());
    }

    /** What can be said of the change: helps, harms, or open where the interval holds 0; of one seed nothing. */
    String verdict() {
        if (changes().length == 0) {
            return "";
        }
        if (changes().length == 1) {
            return "one seed";
        }
        if (interval().high() < 0) {
            return "helps";
        }
        return interval().low() > 0 ? "harms" : "open";
    }
}
