package triggerword.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import triggerword.plot.Curve;
import triggerword.plot.Plots;
import triggerword.training.VoicesListener;
import triggerword.training.VoicesOptions;

/**
 * Bars for the windows and for the steps, with the speed and the time left, and under them how the loss falls and how many
 * words of validation persons each network misses.
 */
final class VoicesView implements VoicesListener {
    /** Steps after which the chart is drawn anew: a multiple of those between two losses that are told. */
    private static final int CHART_STEPS = 100;

    private final VoicesOptions options;
    private final int networks;
    private final List<Points> losses = new ArrayList<>();
    private final List<Points> missed = new ArrayList<>();
    private ProgressBar windows;
    private int windowsDone;
    private ProgressBar training;
    private final Surface chart = new LiveDisplay();
    /** Steps of each network, those before an interruption too. */
    private final int[] steps;

    private final double[] loss;
    private long begun;
    /** Steps of all networks since then. */
    private int stepsSince;

    /** The points of a network's curve. */
    private record Points(List<double[]> all) {
        Curve curve(String name) {
            return new Curve(
                    name,
                    all.stream().mapToDouble(point -> point[0]).toArray(),
                    all.stream().mapToDouble(point -> point[1]).toArray());
        }
    }

    VoicesView(VoicesOptions options) {
        this.options = options;
        this.networks = options.members().size();
        this.steps = new int[networks];
        this.loss = new double[networks];
        Arrays.fill(loss, Double.NaN);
        for (int network = 0; network < networks; network++) {
            losses.add(new Points(new ArrayList<>()));
            missed.add(new Points(new ArrayList<>()));
        }
    }

    @Override
    public synchronized void onWindow(String what, int number, int total) {
        if (windows == null) {
            windows = new ProgressBar(what);
        }
        // Told on several threads, perhaps not in order: counted here.
        windowsDone++;
        windows.update(windowsDone, total, "");
        if (windowsDone == total) {
            windows = null;
            windowsDone = 0;
        }
    }

    @Override
    public synchronized void onStep(int network, int step, int stepsOfEach, double average) {
        if (training == null) {
            begun = System.nanoTime();
            training = new ProgressBar("training", part(), new LiveDisplay());
            if (done() > 0) {
                draw();
            }
        }
        steps[network - 1] = step;
        loss[network - 1] = average;
        stepsSince++;
        double perSecond = stepsSince / ((System.nanoTime() - begun) / 1e9);
        String averages = Arrays.stream(loss)
                .filter(one -> !Double.isNaN(one))
                .mapToObj(one -> String.format(Locale.ROOT, "%.3f", one))
                .collect(Collectors.joining(" and "));
        training.update(
                done(),
                (long) networks * stepsOfEach,
                String.format(Locale.ROOT, "steps, loss %s, %.1f steps/s", averages, perSecond));
    }

    private int done() {
        return Arrays.stream(steps).sum();
    }

    private double part() {
        return done() / ((double) networks * options.steps());
    }

    @Override
    public synchronized void onLoss(int network, int step, double average) {
        losses.get(network - 1).all().add(new double[] {step, average});
        steps[network - 1] = step;
        loss[network - 1] = average;
        if (step % CHART_STEPS == 0 && training != null) {
            draw();
        }
    }

    @Override
    public synchronized void onValidation(int network, int step, double part) {
        missed.get(network - 1).all().add(new double[] {step, 100 * part});
        draw();
    }

    private void draw() {
        if (NotebookExtension.installed()) {
            chart.show(Plots.networks(curves(losses), curves(missed), options.steps()));
        }
    }

    private List<Curve> curves(List<Points> points) {
        return IntStream.range(0, networks)
                .filter(network -> !points.get(network).all().isEmpty())
                .mapToObj(network -> points.get(network).curve("network " + (network + 1)))
                .toList();
    }

    /** Says that it does not go on. */
    synchronized void stopped() {
        ProgressBar bar = training == null ? new ProgressBar("training") : training;
        String when = training == null ? "" : " after " + done() + " steps";
        bar.end(part(), "stopped" + when + "; run the cell again, and it goes on");
    }
}
