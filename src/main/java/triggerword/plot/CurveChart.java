package triggerword.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Charts of curves, each in a colour of its own. */
final class CurveChart {
    private static final int HEIGHT = 300;

    private CurveChart() {}

    static LayeredChart of(String title, String xTitle, String yTitle, List<Curve> curves) {
        return of(title, xTitle, yTitle, curves, true);
    }

    /** Curves whose points mean nothing of themselves: without dots. */
    static LayeredChart outlines(String title, String xTitle, String yTitle, List<Curve> curves) {
        return of(title, xTitle, yTitle, curves, false);
    }

    private static LayeredChart of(String title, String xTitle, String yTitle, List<Curve> curves, boolean dotted) {
        Plots.demand(!curves.isEmpty(), "expected at least one curve but was none: " + title);
        Range x = Range.of(curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())))
                .widened(0.01);
        Range y = Range.fromZero(curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())));
        var chart = empty(title, xTitle, yTitle, x, y);
        addAll(chart, curves, dotted);
        return chart;
    }

    /** Curves on two axes on which each doubling is as long: what grows in proportion is a straight line. */
    static LayeredChart doubling(String title, String xTitle, String yTitle, List<Curve> curves) {
        Plots.demand(!curves.isEmpty(), "expected at least one curve but was none: " + title);
        List<Curve> doublings = curves.stream()
                .map(curve -> new Curve(curve.name(), log2(curve.x()), log2(curve.y())))
                .toList();
        Range x = Range.of(doublings.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())))
                .widened(0.03);
        Range y = Range.of(doublings.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())));
        var chart = empty(title, xTitle, yTitle, x, new Range(Math.floor(y.min()), Math.ceil(y.max())));
        chart.doublingAlongX();
        chart.doublingAlongY();
        addAll(chart, doublings);
        return chart;
    }

    /** Adds curves, each in the next colour and kind of line, with dots. */
    static void addAll(LayeredChart chart, List<Curve> curves) {
        addAll(chart, curves, true);
    }

    private static void addAll(LayeredChart chart, List<Curve> curves, boolean dotted) {
        for (int i = 0; i < curves.size(); i++) {
            chart.add(new CurveLayer(
                    curves.get(i), Palette.SERIES[i % Palette.SERIES.length], Palette.stroke(i), dotted));
        }
    }

    /** Doublings from 1 to the value; negative below 1, not finite for what is not above 0. */
    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static double[] log2(double[] values) {
        return Arrays.stream(values).map(CurveChart::log2).toArray();
    }

    /** Axes without curves. */
    static LayeredChart empty(String title, String xTitle, String yTitle, Range x, Range y) {
        var chart = new LayeredChart(title, Plots.WIDTH, HEIGHT, x, y);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        return chart;
    }

    /** 1, 2, 3 … */
    static double[] countingFromOne(int length) {
        return DoubleStream.iterate(1, i -> i + 1).limit(length).toArray();
    }
}
