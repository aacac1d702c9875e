package triggerword.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.OperatingPoint;
import triggerword.evaluation.ThresholdSweep;
import triggerword.evaluation.WordEvaluation;

/** Misses against false alarms. */
final class TradeOffChart {
    private static final String FALSE_ALARMS = "false alarms an hour";
    private static final double LEAST_PER_HOUR = 0.1;
    private static final double MOST_PER_HOUR = 100;

    /** A curve at 100 % is seen, too. */
    private static final double MOST_PERCENT = 105;

    private static final double POINT = 12;
    private static final double LEAST_THRESHOLD = 0.1;

    private TradeOffChart() {}

    static LayeredChart of(Measurement measurement) {
        LayeredChart chart = empty();
        List<OperatingPoint> points = measurement.curve();
        Plots.demand(!points.isEmpty(), "expected sound without the word but was none: " + measurement);
        CurveChart.addAll(
                chart,
                measurement.conditions().stream()
                        .map(condition -> ofCondition(condition, points))
                        .toList());
        return chart;
    }

    private static LayeredChart empty() {
        // The layers' axes are linear: the logarithm is drawn, and the ticks say whose it is.
        Range x = new Range(Math.log10(LEAST_PER_HOUR), Math.log10(MOST_PER_HOUR));
        var chart = CurveChart.empty(
                "Misses and false alarms", FALSE_ALARMS, "words missed (%)", x, new Range(0, MOST_PERCENT));
        chart.countAlongX();
        chart.setCustomXAxisTickLabelsFormatter(exponent -> LayeredChart.label(Math.pow(10, Math.rint(exponent))));
        return chart;
    }

    /** Some thresholds as one curve, and one of them as a point on it; at none an hour it stands at the left edge. */
    static LayeredChart of(List<OperatingPoint> points, OperatingPoint chosen) {
        Plots.demand(!points.isEmpty(), "expected at least one threshold but was none");
        LayeredChart chart = empty();
        chart.add(new CurveLayer(curve("every threshold", points), Palette.BLUE, Palette.pen(2)));
        String name = String.format(
                Locale.ROOT,
                "threshold %.3f: %d of %d missed, %d false alarms in %.1f h",
                chosen.threshold(),
                chosen.falseRejects(),
                chosen.positives(),
                chosen.falseAccepts(),
                chosen.hours());
        Curve point = curve(name, List.of(chosen));
        chart.add(new DotLayer(point, DotLayer.Form.DISC, Palette.VERMILLION, POINT, 0));
        return chart;
    }

    /** All thresholds as one curve, and one of them as a point on it. */
    static LayeredChart of(ThresholdSweep sweep, double threshold) {
        // The lowest thresholds give false alarms by the thousand, and would press all others into a corner.
        List<ThresholdSweep.Point> points = sweep.points().stream()
                .filter(point -> point.threshold() >= LEAST_THRESHOLD - 1e-9)
                .toList();
        var curve = new Curve(
                "every threshold from " + LEAST_THRESHOLD + " on",
                points.stream()
                        .mapToDouble(point -> point.evaluation().falseAcceptsPerHour())
                        .toArray(),
                points.stream()
                        .mapToDouble(point -> 100 * point.evaluation().falseRejectRate())
                        .toArray());
        var chart = CurveChart.of("Misses and false alarms", FALSE_ALARMS, "words missed (%)", List.of(curve));
        WordEvaluation here = points.stream()
                .min(Comparator.comparingDouble(point -> Math.abs(point.threshold() - threshold)))
                .orElseThrow()
                .evaluation();
        String name = String.format(
                Locale.ROOT,
                "threshold %.2f; heard: %d of %d, false alarms: %d",
                threshold,
                here.hits(),
                here.words(),
                here.falseAccepts());
        var point =
                new Curve(name, new double[] {here.falseAcceptsPerHour()}, new double[] {100 * here.falseRejectRate()});
        chart.add(new DotLayer(point, DotLayer.Form.DISC, Palette.VERMILLION, POINT, 0));
        return chart;
    }

    private static Curve ofCondition(String condition, List<OperatingPoint> points) {
        return curve(
                condition,
                points.stream()
                        .filter(point -> point.condition().equals(condition))
                        .toList());
    }

    private static Curve curve(String name, List<OperatingPoint> points) {
        return new Curve(
                name,
                points.stream()
                        .mapToDouble(point -> Math.log10(Math.max(LEAST_PER_HOUR, point.faPerHour())))
                        .toArray(),
                points.stream()
                        .mapToDouble(point -> 100 * point.falseRejectRate())
                        .toArray());
    }
}
