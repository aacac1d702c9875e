package triggerword.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import triggerword.audio.ClipLibrary;
import triggerword.training.SideBySide;

/**
 * The same training with some options varied: one run for every combination of their values.
 *
 * <pre>{@code
 * var sweep = Sweep.over(options).vary("learningRate", 3e-4, 1e-3, 3e-3).vary("dropRate", 0.2, 0.5);
 * Runs.table(sweep.run(clips, runs, listener));
 * }</pre>
 *
 * @param options one a run; the same twice are one, as they have one record
 */
public record Sweep(List<ExperimentOptions> options) {
    public Sweep {
        options = options.stream().distinct().toList();
    }

    /** One run of these options. */
    public static Sweep over(ExperimentOptions options) {
        return new Sweep(List.of(options));
    }

    /**
     * Each of the runs so far with each of these values.
     *
     * @param option name, as {@link ExperimentOptions#with} has it
     * @throws IllegalArgumentException if there is no such option, or a value does not suit it
     */
    public Sweep vary(String option, Object... values) {
        return new Sweep(options.stream()
                .flatMap(one -> Arrays.stream(values).map(value -> one.with(option, value)))
                .toList());
    }

    /**
     * Trains all of them, as many at a time as there are processors. To stop, interrupt the thread: all stop, and the
     * same sweep goes on where each of them was.
     *
     * @param listener hears all runs, each on a thread of its own
     * @return the runs, in the order of the options; those that had not begun when it was interrupted have no epoch
     * @throws IOException if what is to be kept cannot be written, or one of them is being run elsewhere; the others have
     *     run to their end
     */
    public List<Run> run(ClipLibrary clips, Runs runs, ExperimentListener listener) throws IOException {
        List<Experiment> experiments = experiments(clips, runs);
        var failures = new ConcurrentLinkedQueue<IOException>();
        boolean ended = SideBySide.run(experiments.stream()
                .map(experiment -> (SideBySide.Training) () -> run(experiment, listener, failures))
                .toList());
        if (ended && !failures.isEmpty()) {
            IOException first = failures.poll();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return soFar(experiments);
    }

    /**
     * Trains one. That it cannot be kept, or is being run elsewhere, does not stop the others.
     *
     * @return false if it was interrupted
     */
    private static boolean run(Experiment experiment, ExperimentListener listener, Queue<IOException> failures) {
        try {
            return experiment.run(listener).ended();
        } catch (IOException e) {
            failures.add(e);
            return true;
        }
    }

    /**
     * The runs as they are on disk, without training.
     *
     * @return in the order of the options; those that have not begun have no epoch
     * @throws IOException if a record is damaged
     */
    public List<Run> soFar(ClipLibrary clips, Runs runs) throws IOException {
        return soFar(experiments(clips, runs));
    }

    private List<Experiment> experiments(ClipLibrary clips, Runs runs) {
        String digest = clips.digest();
        return options.stream()
                .map(one -> new Experiment(clips, digest, one, runs))
                .toList();
    }

    private static List<Run> soFar(List<Experiment> experiments) throws IOException {
        var done = new ArrayList<Run>();
        for (Experiment experiment : experiments) {
            done.add(experiment.soFar());
        }
        return done;
    }
}
