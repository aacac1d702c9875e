package triggerword.notebook;

import java.util.List;
import triggerword.experiment.Epoch;
import triggerword.experiment.ExperimentListener;
import triggerword.experiment.Run;

/** A bar that counts the epochs of all runs of a sweep. */
final class SweepView implements ExperimentListener {
    private final ProgressBar bar;
    private final int epochs;
    private int done;

    /** Shows how far the runs are, in the cell that runs. */
    SweepView(List<Run> runs) {
        epochs = runs.stream().mapToInt(Run::epochs).sum();
        // One that diverged has no more to do.
        done = runs.stream()
                .mapToInt(run -> run.ended() ? run.epochs() : run.history().size())
                .sum();
        bar = new ProgressBar("sweep of " + runs.size() + " runs", (double) done / epochs, new LiveDisplay());
        bar.update(done, epochs, "epochs");
    }

    @Override
    public synchronized void onEpoch(Run run) {
        boolean failed = !run.problem().isEmpty();
        done += failed ? run.epochs() - run.history().size() : 1;
        String told = failed ? run.problem() : measured(run);
        bar.update(done, epochs, "epochs · " + run.id() + ": " + told);
    }

    private static String measured(Run run) {
        Epoch last = run.history().get(run.history().size() - 1);
        return last.missed() + " of " + last.words() + " words missed after epoch " + last.epoch();
    }
}
