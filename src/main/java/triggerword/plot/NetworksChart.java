package triggerword.plot;

import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** How networks of a group learn, side by side: their losses, and beside them the words that they miss. */
final class NetworksChart {
    private static final int HEIGHT = 260;

    private NetworksChart() {}

    static IChart of(List<Curve> losses, List<Curve> missed, int steps) {
        return new ChartGrid(
                List.of(
                        chart("Loss", "average of the last steps", losses, steps),
                        chart("Words missed", "validation words missed (%)", missed, steps)),
                2,
                HEIGHT);
    }

    private static LayeredChart chart(String title, String yTitle, List<Curve> curves, int steps) {
        double[] values = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.y()))
                .toArray();
        Range y = values.length == 0 ? new Range(0, 1) : Range.fromZero(Arrays.stream(values));
        var chart = CurveChart.empty(title, "step", yTitle, new Range(0, steps), y);
        CurveChart.addAll(chart, curves);
        return chart;
    }
}
