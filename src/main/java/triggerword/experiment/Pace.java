package triggerword.experiment;

import java.util.function.Consumer;
import triggerword.training.Progress;
import triggerword.training.TrainingListener;

/** How fast a sitting goes, by all its epochs; the trainer sees one epoch at a time. */
final class Pace {
    private final long begin = System.nanoTime();
    private final int examples;
    private final int epochs;
    private final int batchSize;
    private final long before;
    private int epoch;

    /**
     * The pace of a sitting that begins now.
     *
     * @param epochs that the sittings before made
     */
    Pace(ExperimentOptions options, int epochs) {
        this.examples = options.examples();
        this.epochs = options.training().epochs();
        this.batchSize = options.training().batchSize();
        this.before = (long) epochs * examples;
        this.epoch = epochs;
    }

    /** Listens to the trainer in the next epoch. */
    TrainingListener listener(Consumer<Progress> told) {
        epoch++;
        return new TrainingListener() {
            @Override
            public void onStep(Progress step) {
                told.accept(inAll(step));
            }
        };
    }

    private Progress inAll(Progress step) {
        long done = (epoch - 1L) * examples + Math.min(examples, (long) step.step() * batchSize);
        double perSecond = (done - before) / ((System.nanoTime() - begin) / 1e9);
        return new Progress(
                epoch,
                epochs,
                step.step(),
                step.steps(),
                step.loss(),
                step.accuracy(),
                perSecond,
                ((long) epochs * examples - done) / perSecond);
    }
}
