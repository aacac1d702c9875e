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
    private final LiveDisplay chart;

    /** Shows what there is of the run, in the cell that runs. */
    TrainingView(Run run) {
        bar = new ProgressBar(run.id(), (double) run.history().size() / run.epochs());
        bar.update(run.history().size(), run.epochs(), "epochs" + measured(run));
        boolean notebook = NotebookExtension.installed();
        chart = notebook ? new LiveDisplay(run.history().isEmpty() ? "" : Plots.run(run)) : null;
    }

    @Override
    public void onStep(Run run, Progress progress) {
        bar.update(progress, measured(run));
    }

    @Override
    public void onEpoch(Run run) {
        if (chart != null && !run.history().isEmpty()) {
            chart.show(Plots.run(run));
        }
    }

    /** Says how the run stands now that it does not go on, and perhaps why. */
    void end(Run run) {
        bar.end((double) run.history().size() / run.epochs(), run.toString());
    }

    /** Says why it does not go on: in the background nobody else would. */
    void failed(Throwable problem) {
        bar.end(0, problem.toString());
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
