package triggerword.plot;

import java.util.Arrays;

/** How the loss went, step by step. */
final class LossCharts {
    private static final String LOSS = "binary cross-entropy";

    private LossCharts() {}

    static LayeredChart steps(double[] losses) {
        Plots.demand(losses.length > 0, "expected the loss of at least one step but was none");
        double[] sorted =
                Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        // A few wild first steps would press all others to the ground.
        var most = Arrays.stream(sorted).limit((long) Math.ceil(0.99 * sorted.length));
        Range x = new Range(0, Math.max(losses.length, 2));
        var chart = CurveChart.empty("Loss by step", "step", LOSS, x, Range.fromZero(most));
        chart.countAlongX();
        int last = Math.max(Math.min(10, losses.length), losses.length / 50);
        chart.add(new CurveLayer(
                new Curve("each step", CurveChart.countingFromOne(losses.length), losses),
                Palette.translucent(Palette.SKY, 150),
                Palette.pen(2)));
        chart.add(new CurveLayer(
                new Curve(
                        "mean of the last " + last,
                        CurveChart.countingFromOne(losses.length),
                        runningMean(losses, last)),
                Palette.BLUE,
                Palette.pen(2)));
        return chart;
    }

    /** The mean of each value and up to {@code length - 1} before it. */
    private static double[] runningMean(double[] values, int length) {
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            means[i] = Arrays.stream(values, Math.max(0, i + 1 - length), i + 1)
                    .average()
                    .orElseThrow();
        }
        return means;
    }
}
