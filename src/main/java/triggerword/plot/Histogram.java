package triggerword.plot;

import java.util.Arrays;

/** How many values lie where. */
final class Histogram {
    private Histogram() {}

    static LayeredChart of(String title, String xTitle, double[] values, int bars) {
        Plots.demand(values.length > 0, "expected at least one value but was none: " + title);
        Plots.demand(bars > 0, "bars: expected at least 1 but was " + bars);
        Range x = Range.of(Arrays.stream(values));
        double width = x.length() / bars;
        int[] heights = new int[bars];
        for (double value : values) {
            heights[(int) Math.min((value - x.min()) / width, bars - 1)]++;
        }
        Range y = Range.fromZero(Arrays.stream(heights).asDoubleStream());
        var chart = CurveChart.empty(title, xTitle, "count", x.widened(0.01), y);
        chart.add(new BarLayer(heights, x.min(), width));
        return chart;
    }
}
