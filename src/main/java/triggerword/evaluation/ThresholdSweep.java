package triggerword.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import triggerword.model.DetectorOptions;

/**
 * What each threshold would give: the trade-off between misses and false alarms.
 *
 * @param points one a threshold, from the lowest
 */
public record ThresholdSweep(List<Point> points) {
    /**
     * One threshold and what it gives.
     *
     * @param threshold  the threshold, in [0, 1)
     * @param evaluation words heard and false alarms at it
     */
    public record Point(double threshold, WordEvaluation evaluation) {}

    /** The thresholds 0.01, 0.02, … 0.99, everything else as {@code rule} says. */
    public static ThresholdSweep of(List<ScoredScene> scenes, DetectorOptions rule) {
        var points = new ArrayList<Point>();
        for (int percent = 1; percent < 100; percent++) {
            double threshold = percent / 100.0;
            points.add(new Point(threshold, WordEvaluation.of(scenes, rule.withThreshold(threshold))));
        }
        return new ThresholdSweep(List.copyOf(points));
    }

    /**
     * A threshold at which there are at most so many false alarms, and just below which there are more, unless it is 0.
     *
     * <p>As a rule there is one such threshold, the lowest with so few. Not always: a higher one may take away a hit after which
     * the detector was deaf to a false alarm, and what was few is more again. Then it is one of several.
     *
     * @param rule               everything but the threshold
     * @param falseAcceptsPerHour how many are allowed
     */
    public static Point atFalseAccepts(List<ScoredScene> scenes, DetectorOptions rule, double falseAcceptsPerHour) {
        double threshold = Thresholds.holding(candidate ->
                WordEvaluation.of(scenes, rule.withThreshold(candidate)).falseAcceptsPerHour() <= falseAcceptsPerHour);
        return new Point(threshold, WordEvaluation.of(scenes, rule.withThreshold(threshold)));
    }

    /**
     * The threshold that costs least; of several, the lowest.
     *
     * @param missCost       what a missed word costs
     * @param falseAcceptCost what a false alarm costs, in the same unit
     */
    public Point cheapest(double missCost, double falseAcceptCost) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> missCost
                                * (point.evaluation().words()
                                        - point.evaluation().hits())
                        + falseAcceptCost * point.evaluation().falseAccepts()))
                .orElseThrow();
    }

    /** One row a threshold: counts, precision, recall, false-reject rate, false alarms an hour. */
    public Table table() {
        return Table.create(
                "threshold sweep",
                DoubleColumn.create("threshold", points.stream().mapToDouble(Point::threshold)),
                IntColumn.create(
                        "words", points.stream().mapToInt(p -> p.evaluation().words())),
                IntColumn.create(
                        "hits", points.stream().mapToInt(p -> p.evaluation().hits())),
                IntColumn.create("false_accepts", points.stream().mapToInt(p -> p.evaluation()
                        .falseAccepts())),
                DoubleColumn.create("precision", points.stream().mapToDouble(p -> p.evaluation()
                        .precision())),
                DoubleColumn.create("recall", points.stream().mapToDouble(p -> p.evaluation()
                        .recall())),
                DoubleColumn.create(
                        "frr", points.stream().mapToDouble(p -> p.evaluation().falseRejectRate())),
                DoubleColumn.create("fa_per_hour", points.stream().mapToDouble(p -> p.evaluation()
                        .falseAcceptsPerHour())));
    }
}
