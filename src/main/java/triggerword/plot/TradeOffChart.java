package triggerword.plot;

import java.util.List;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.OperatingPoint;

/** Misses against false alarms. */
final class TradeOffChart {
    private static final double LEAST_PER_HOUR = 0.1;
    private static final double MOST_PER_HOUR = 100;

    /** A curve at 100 % is seen, too. */
    private static final double MOST_PERCENT = 105;

    private TradeOffChart() {}

    static LayeredChart of(Measurement measurement) {
        // The layers' axes are linear: the logarithm is drawn, and the ticks say whose it is.
        Range x = new Range(Math.log10(LEAST_PER_HOUR), Math.log10(MOST_PER_HOUR));
        var chart = CurveChart.empty(
                "Misses and false alarms", "false accepts an hour", "words missed (%)", x, new Range(0, MOST_PERCENT));
        chart.countAlongX();
        chart.setCustomXAxisTickLabelsFormatter(exponent -> LayeredChart.label(Math.pow(10, Math.rint(exponent))));
        List<OperatingPoint> points = measurement.curve();
        Plots.demand(!points.isEmpty(), "expected sound without the word but was none: " + measurement);
        List<String> conditions = measurement.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Curve curve = curve(conditions.get(i), points);
            chart.add(new CurveLayer(curve, Palette.SERIES[i % Palette.SERIES.length], i % 2 == 1));
        }
        return chart;
    }

    private static Curve curve(String condition, List<OperatingPoint> points) {
        List<OperatingPoint> own = points.stream()
                .filter(point -> point.condition().equals(condition))
                .toList();
        return new Curve(
                condition,
                own.stream().mapToDouble(point -> Math.log10(point.faPerHour())).toArray(),
                own.stream().mapToDouble(point -> 100 * point.falseRejectRate()).toArray());
    }
}
