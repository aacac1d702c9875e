package triggerword.plot;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.internal.chartpart.IChart;
import triggerword.experiment.Epoch;
import triggerword.experiment.Run;

/** How a run goes, or went: its losses, and beside them how many words are missed. */
final class RunChart {
    private static final int HEIGHT = 260;
    private static final String EXAMPLES = "examples learned from";

    /** Large: the network that is kept is to be noticed on its curve. */
    private static final double RING = 11;

    private static final double RING_PEN = 2.5;

    private RunChart() {}

    static IChart of(Run run) {
        List<Epoch> history = run.history();
        Plots.demand(!history.isEmpty(), "expected a run with an epoch behind it but was none: " + run.id());
        return new ChartGrid(List.of(losses(run), missed(run)), 2, HEIGHT);
    }

    private static LayeredChart losses(Run run) {
        var training = curve("training", run, Epoch::loss);
        var validation = curve("validation", run, Epoch::validationLoss);
        Range y = Range.fromZero(run.history().stream()
                .flatMap(epoch -> List.of(epoch.loss(), epoch.validationLoss()).stream())
                .mapToDouble(Double::doubleValue));
        var chart = CurveChart.empty("Loss", EXAMPLES, "binary cross-entropy", all(run), y);
        chart.add(new CurveLayer(training, Palette.BLUE, Palette.pen(2)));
        chart.add(new CurveLayer(validation, Palette.VERMILLION, Palette.dashes(2)));
        return chart;
    }

    private static LayeredChart missed(Run run) {
        Epoch best = run.best().orElseThrow();
        String title = String.format(Locale.ROOT, "Missed of %d words", best.words());
        String rate = LayeredChart.label(run.experiment().falseAcceptsPerHour());
        var y = Range.fromZero(DoubleStream.of(best.words()));
        var chart = CurveChart.empty(title, EXAMPLES, "missed at " + rate + " false alarms/h", all(run), y);
        chart.add(new CurveLayer(curve("", run, Epoch::missed), Palette.BLUE, Palette.pen(2)));
        var kept =
                new Curve("best: this network is kept", new double[] {best.examples()}, new double[] {best.missed()});
        chart.add(new DotLayer(kept, DotLayer.Form.RING, Palette.VERMILLION, RING, RING_PEN));
        return chart;
    }

    /** From nothing to all examples that the run is to have: what is still to come is empty. */
    private static Range all(Run run) {
        return new Range(0, (double) run.epochs() * run.experiment().examples());
    }

    private static Curve curve(String name, Run run, ToDoubleFunction<Epoch> value) {
        return new Curve(
                name,
                run.history().stream().mapToDouble(Epoch::examples).toArray(),
                run.history().stream().mapToDouble(value).toArray());
    }
}
