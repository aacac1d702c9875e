package triggerword.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import triggerword.evaluation.Outcome;
import triggerword.evaluation.ScoredScene;
import triggerword.model.DetectorOptions;

/** What became of every word, and every false alarm: a row a scene, time across. */
final class OutcomeChart {
    private static final double SIGN = 8;
    private static final double PEN = 2;
    private static final int ROW_HEIGHT = 11;
    private static final int FRAME_HEIGHT = 90;

    private OutcomeChart() {}

    static LayeredChart of(List<ScoredScene> scenes, DetectorOptions rule) {
        Plots.demand(!scenes.isEmpty(), "expected at least one scene but was none");
        List<Outcome> outcomes =
                scenes.stream().map(scored -> Outcome.of(scored, rule)).toList();
        double seconds = scenes.stream()
                        .mapToDouble(scored -> scored.scene().sound().durationMs())
                        .max()
                        .orElseThrow()
                / 1000;
        // The first scene is the row at the top: rows count downwards.
        var y = new Range(-(scenes.size() + 1), 0);
        int height = FRAME_HEIGHT + ROW_HEIGHT * scenes.size();
        var chart = new LayeredChart("What becomes of the words", Plots.WIDTH, height, new Range(0, seconds), y);
        chart.setXAxisTitle("time (s)");
        chart.setYAxisTitle("scene");
        chart.setCustomYAxisTickLabelsFormatter(row -> LayeredChart.label(-row));
        add(chart, outcomes, "heard", DotLayer.Form.DISC, Palette.GREEN, outcome -> outcome.hits().stream()
                .map(hit -> hit.timeMs()));
        add(chart, outcomes, "missed", DotLayer.Form.RING, Palette.INK, outcome -> outcome.missed().stream()
                .map(word -> (double) word.endMs()));
        add(
                chart,
                outcomes,
                "false alarms",
                DotLayer.Form.CROSS,
                Palette.VERMILLION,
                outcome -> outcome.falseAccepts().stream().map(alarm -> alarm.timeMs()));
        return chart;
    }

    private static void add(
            LayeredChart chart,
            List<Outcome> outcomes,
            String name,
            DotLayer.Form form,
            Color color,
            Function<Outcome, Stream<Double>> timesMs) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int i = 0; i < outcomes.size(); i++) {
            double row = -(i + 1);
            timesMs.apply(outcomes.get(i)).forEach(timeMs -> {
                x.add(timeMs / 1000);
                y.add(row);
            });
        }
        if (!x.isEmpty()) {
            chart.add(new DotLayer(new Curve(name + ": " + x.size(), array(x), array(y)), form, color, SIGN, PEN));
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
