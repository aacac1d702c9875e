package triggerword.experiment;

import triggerword.training.Progress;

/** Hears how an experiment goes, on the thread that trains. */
public interface ExperimentListener {
    /**
     * Called after each step.
     *
     * @param run      so far
     * @param progress epochs of all sittings counted; speed and time left by this sitting, measuring counted
     */
    default void onStep(Run run, Progress progress) {}

    /** Called after each epoch, when it has been measured and what is to be kept is on disk. */
    default void onEpoch(Run run) {}

    /** Hears nothing. */
    static ExperimentListener silent() {
        return new ExperimentListener() {};
    }
}
