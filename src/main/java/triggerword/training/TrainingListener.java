package triggerword.training;

import java.io.PrintStream;

/** Hears how a training goes, on the training thread. */
public interface TrainingListener {
    /** Called after each step. */
    default void onStep(Progress progress) {}

    /** Called after each epoch. */
    default void onEpoch(TrainingHistory.Epoch epoch) {}

    /** Hears nothing. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }

    /** Prints a line an epoch, and one every ten seconds between. */
    static TrainingListener printing(PrintStream out) {
        return new PrintingListener(out);
    }
}
