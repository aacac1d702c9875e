package triggerword.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;

/** How many values lie where. */
final class Histogram {
    private Histogram() {}

    /** Outlines over one another, each as a part of its own group: groups may be of very different sizes. */
    static LayeredChart of(String title, String xTitle, SortedMap<String, double[]> groups, int bars) {
        Plots.demand(bars > 0, "bars: expected at least 1 but was " + bars);
        groups.forEach(
                (name, values) -> Plots.demand(values.length > 0, "expected at least one value but was none: " + name));
        Range x = Range.of(groups.values().stream().flatMapToDouble(Arrays::stream));
        var outlines = new ArrayList<Curve>();
        groups.forEach((name, values) -> outlines.add(outline(name, heights(values, x, bars), x, values.length)));
        return CurveChart.outlines(title, xTitle, "part of the clips", outlines);
    }

    private static Curve outline(String name, int[] heights, Range x, int count) {
        double width = x.length() / heights.length;
        var xs = new double[2 * heights.length];
        var ys = new double[2 * heights.length];
        for (int i = 0; i < heights.length; i++) {
            xs[2 * i] = x.min() + i * width;
            xs[2 * i + 1] = x.min() + (i + 1) * width;
            ys[2 * i] = ys[2 * i + 1] = (double) heights[i] / count;
        }
        return new Curve(name, xs, ys);
    }

    private static int[] heights(double[] values, Range x, int bars) {
        double width = x.length() / bars;
        var heights = new int[bars];
        for (double value : values) {
            heights[(int) Math.min((value - x.min()) / width, bars - 1)]++;
        }
        return heights;
    }
}
