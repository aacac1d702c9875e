package triggerword.training;

import triggerword.model.AdamOptions;

/**
 * How a network is trained.
 *
 * @param adam      how weights are updated
 * @param batchSize examples in a step; the last step of an epoch takes what is left
 * @param epochs    passes over the examples
 * @param seed      of the order of the examples
 */
public record TrainingOptions(AdamOptions adam, int batchSize, int epochs, long seed) {
    public TrainingOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize: expected at least 1 but was " + batchSize);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: expected at least 1 but was " + epochs);
        }
    }

    /** For training from the beginning: Adam at 1e-3, batches of 5, ten epochs. */
    public static TrainingOptions defaults() {
        return new TrainingOptions(AdamOptions.defaults(), 5, 10, 0);
    }

    /** The course's, which go on from trained weights: Adam at 1e-4 with decay 0.01, batches of 5, one epoch. */
    public static TrainingOptions course() {
        return new TrainingOptions(AdamOptions.course(), 5, 1, 0);
    }

    /** The same with another learning rate of the first update. */
    public TrainingOptions withLearningRate(double learningRate) {
        return withAdam(adam.withLearningRate(learningRate));
    }

    /** The same with other updates. */
    public TrainingOptions withAdam(AdamOptions adam) {
        return new TrainingOptions(adam, batchSize, epochs, seed);
    }

    /** The same with another number of examples in a step. */
    public TrainingOptions withBatchSize(int batchSize) {
        return new TrainingOptions(adam, batchSize, epochs, seed);
    }

    /** The same with another number of passes. */
    public TrainingOptions withEpochs(int epochs) {
        return new TrainingOptions(adam, batchSize, epochs, seed);
    }

    /** The same with another order of the examples. */
    public TrainingOptions withSeed(long seed) {
        return new TrainingOptions(adam, batchSize, epochs, seed);
    }
}
