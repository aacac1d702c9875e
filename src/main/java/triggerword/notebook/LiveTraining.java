package triggerword.notebook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import triggerword.audio.ClipLibrary;
import triggerword.experiment.Experiment;
import triggerword.experiment.ExperimentListener;
import triggerword.experiment.Run;
import triggerword.experiment.Runs;
import triggerword.experiment.Sweep;
import triggerword.training.Progress;
import triggerword.training.VoicesTrainer;
import triggerword.training.VoicesTrainer.Trained;

/**
 * A training to watch: how far it is, its losses and the words that it misses grow in the notebook.
 *
 * <pre>{@code
 * Run run = LiveTraining.watch(experiment);           // until it has ended or the kernel is interrupted
 *
 * var training = LiveTraining.start(experiment);      // in the background: the next cells run meanwhile
 * training.stop();
 * }</pre>
 *
 * <p>Whichever way it is stopped, the best network so far is kept, and the same call goes on.
 */
public final class LiveTraining {
    private final Experiment experiment;
    private final TrainingView view;
    private final CompletableFuture<Run> result = new CompletableFuture<>();
    private volatile boolean stopping;

    private LiveTraining(Experiment experiment, boolean inBackground) throws IOException {
        this.experiment = experiment;
        Run run = experiment.soFar();
        this.view = inBackground ? TrainingView.inBackground(run, this::end) : TrainingView.inCell(run);
    }

    /**
     * Trains in this cell. An interrupt (■) stops it.
     *
     * @return the run; not ended if it was interrupted
     * @throws IOException if what is to be kept cannot be written, or the same is being trained in the background
     */
    public static Run watch(Experiment experiment) throws IOException {
        var training = new LiveTraining(experiment, false);
        training.train();
        return training.await();
    }

    /**
     * Trains all runs of a sweep in this cell, with one bar. An interrupt (■) stops them.
     *
     * @return the runs, in the order of the sweep's options
     * @throws IOException if what is to be kept cannot be written, or one of them is being run elsewhere; the others have
     *     run to their end
     */
    public static List<Run> watch(Sweep sweep, ClipLibrary clips, Runs runs) throws IOException {
        return sweep.run(clips, runs, new SweepView(sweep.soFar(clips, runs)));
    }

    /**
     * Trains a detector for people in this cell. An interrupt (■) stops it with the best so far; the same call goes on.
     *
     * @throws IOException           if a state cannot be written
     * @throws IllegalStateException if it was interrupted before the windows were made, or a network was measured
     */
    public static Trained watch(VoicesTrainer trainer, String word, ClipLibrary clips) throws IOException {
        var view = new VoicesView(trainer.options());
        Optional<Trained> trained = trainer.withListener(view).trainUntilInterrupted(word, clips);
        // One more interrupt while it ended is not for the next cell.
        Thread.interrupted();
        if (trained.filter(Trained::ended).isEmpty()) {
            view.stopped();
        }
        return trained.orElseThrow(() -> new IllegalStateException(
                "stopped before there was a network to show: run the cell again, and it goes on"));
    }

    /**
     * Trains in the background; the picture under this cell goes on while others run. Beside it is a button to stop it;
     * while a cell runs, a press waits.
     *
     * @throws IOException if the run's record is damaged
     */
    public static LiveTraining start(Experiment experiment) throws IOException {
        var training = new LiveTraining(experiment, true);
        var thread = new Thread(training::train, "training");
        thread.setDaemon(true);
        thread.start();
        return training;
    }

    private void train() {
        try {
            Run run = experiment.run(new Told());
            view.end(run);
            result.complete(run);
        } catch (Throwable problem) { // of any kind: it is told to who asks for the run
            try {
                view.failed(problem);
            } finally {
                result.completeExceptionally(problem);
            }
        }
    }

    /**
     * Tells the view, and stops between two steps: an interrupt while something is drawn or written would break
     * that.
     */
    private final class Told implements ExperimentListener {
        @Override
        public void onStep(Run run, Progress progress) {
            view.onStep(run, progress);
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onEpoch(Run run) {
            view.onEpoch(run);
        }
    }

    /** True until it has ended or was stopped. */
    public boolean isRunning() {
        return !result.isDone();
    }

    /**
     * Stops it after this step. What was done of an epoch that has not ended is done again when it goes on.
     *
     * @return the run so far
     * @throws IOException as {@link #await}
     */
    public Run stop() throws IOException {
        end();
        return await();
    }

    private void end() {
        stopping = true;
    }

    /**
     * Waits until it has ended. An interrupt (■) ends the waiting only.
     *
     * @return the run; so far, if the waiting was interrupted
     * @throws IOException if what was to be kept could not be written
     */
    public Run await() throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            return run();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        }
    }

    /** The run so far, as it is on disk. */
    public Run run() throws IOException {
        return experiment.soFar();
    }

    @Override
    public String toString() {
        return "LiveTraining[" + (isRunning() ? "running" : "ended") + "]";
    }
}
