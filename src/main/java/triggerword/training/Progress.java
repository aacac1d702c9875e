package triggerword.training;

/**
 * Where a training stands after a step.
 *
 * @param epoch             of this training, from 1
 * @param epochs            that there will be
 * @param step              of this epoch, from 1
 * @param steps             that an epoch has
 * @param loss              average over the examples of this epoch so far, as Keras' progress bar has it
 * @param accuracy          average of the same, in [0, 1]
 * @param examplesPerSecond since the training began
 * @param secondsLeft       to the end of the last epoch, at this speed
 */
public record Progress(
        int epoch,
        int epochs,
        int step,
        int steps,
        double loss,
        double accuracy,
        double examplesPerSecond,
        double secondsLeft) {}
