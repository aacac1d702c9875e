package triggerword.experiment;

import java.util.Comparator;
import triggerword.evaluation.Interval;

/**
 * What was measured after an epoch of a run, on scenes of validation persons.
 *
 * @param epoch          from 1
 * @param examples       learned from so far
 * @param loss           binary cross-entropy of the epoch's examples as they were learned (with dropout)
 * @param validationLoss binary cross-entropy of the validation scenes afterwards, without dropout
 * @param threshold      the lowest that gives at most the allowed false alarms an hour
 * @param missed         words that are missed at this threshold
 * @param words          said in the validation scenes
 * @param seconds        that the epoch took, measuring counted
 */
public record Epoch(
        int epoch,
        long examples,
        double loss,
        double validationLoss,
        double threshold,
        int missed,
        int words,
        double seconds) {
    /** The best first: it misses fewest words, or as many and has the lower validation loss. */
    static final Comparator<Epoch> BEST_FIRST =
            Comparator.comparingInt(Epoch::missed).thenComparingDouble(Epoch::validationLoss);

    /** Part of the words that are missed (the false-reject rate) at the allowed false alarms an hour. */
    public double missedPart() {
        return (double) missed / words;
    }

    /** 95 % interval of this part. */
    public Interval missedInterval() {
        return Interval.ofProportion(missed, words);
    }
}
