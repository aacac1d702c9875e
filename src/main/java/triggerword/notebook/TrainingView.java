package triggerword.notebook;

import java.util.Locale;
import triggerword.experiment.Epoch;
import triggerword.experiment.ExperimentListener;
import triggerword.experiment.Run;
import triggerword.plot.Plots;
import triggerword.training.Progress;

/** A bar with the loss, the speed and the time left, and under it the run's chart, which gets a point an epoch. */
final class TrainingView implements ExperimentListener {
    private final ProgressBar bar;
    private final Surface chart;
    private final Runnable closing;

    private TrainingView(Run run, Surface top, Surface below, Runnable closing) {
        bar = new ProgressBar(run.id(), (double) run.history().size() / run.epochs(), top);
        chart = below;
        this.closing = closing;
        bar.update(run.history().size(), run.epochs(), "epochs" + measured(run));
        draw(run);
    }

    /** Shows what there is of the run, in the cell that runs. */
    static TrainingView inCell(Run run) {
        return new TrainingView(run, new LiveDisplay(), new LiveDisplay(), () -> {});
    }

    /** The same, but it goes on when the cell has ended, and has a button to stop it. */
    static TrainingView inBackground(Run run, Runnable stop) {
        if (!NotebookExtension.installed()) {
            return inCell(run);
        }
        var panel = new LivePanel("stop", stop);
        var view = new TrainingView(run, panel.add(), panel.add(), panel::close);
        panel.open();
        return view;
    }

    @Override
    public void onStep(Run run, Progress progress) {
        bar.update(progress, measured(run));
    }

    @Override
    public void onEpoch(Run run) {
        draw(run);
    }

    private void draw(Run run) {
        if (NotebookExtension.installed()) {
            chart.show(run.history().isEmpty() ? "" : Plots.run(run));
        }
    }

    /** Says how the run stands now that it does not go on, and perhaps why. */
    void end(Run run) {
        bar.end((double) run.history().size() / run.epochs(), run.toString());
        closing.run();
    }

    /** Says why it does not go on, with the bar where it was: in the background nobody else would. */
    void failed(Throwable problem) {
        bar.end(problem.toString());
        closing.run();
    }

    private static String measured(Run run) {
        if (run.history().isEmpty()) {
            return "";
        }
        Epoch last = run.history().get(run.history().size() - 1);
        return String.format(
                Locale.ROOT,
                " (%.4f on unseen examples, %d of %d words missed)",
                last.validationLoss(),
                last.missed(),
                last.words());
    }
}
