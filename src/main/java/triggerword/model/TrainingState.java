package triggerword.model;

/**
 * What training needs, beside the weights, to go on where it stopped.
 *
 * @param adam       how weights are updated
 * @param seed       of dropout
 * @param iterations updates made so far
 * @param epochs     passes over the data made so far
 * @param moments    what is averaged of gradients, as DL4J's updaters lay it out; not copied, read-only
 */
public record TrainingState(AdamOptions adam, long seed, int iterations, int epochs, float[] moments) {
    TrainingState withMoments(float[] moments) {
        return new TrainingState(adam, seed, iterations, epochs, moments);
    }
}
