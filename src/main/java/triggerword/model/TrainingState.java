package triggerword.model;

/**
 * What training needs, beside the weights, to go on where it stopped.
 *
 * @param adam       how weights are updated
 * @param iterations updates made so far
 * @param epochs     passes over the data made so far
 * @param moments    Adam's averages, as DL4J's updater lays them out; not copied, read-only
 */
public record TrainingState(AdamOptions adam, int iterations, int epochs, float[] moments) {}
