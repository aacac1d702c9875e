package triggerword.training;

import triggerword.network.TriggerNetwork;

/** Running averages of loss and accuracy, every example counted once. */
final class Averages {
    private double loss;
    private double accuracy;
    private int examples;

    void add(TriggerNetwork.Step step, int count) {
        loss += step.loss() * count;
        accuracy += step.accuracy() * count;
        examples += count;
    }

    /** NaN if nothing was added. */
    double loss() {
        return loss / examples;
    }

    double accuracy() {
        return accuracy / examples;
    }

    int examples() {
        return examples;
    }
}
