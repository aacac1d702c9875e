package triggerword.training;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What a training did.
 *
 * @param epochs      one entry an epoch; an interrupted one is the last, over the steps it made
 * @param steps       one entry a step
 * @param interrupted whether it was stopped before its end
 */
public record TrainingHistory(List<Epoch> epochs, List<Step> steps, boolean interrupted) {
    /**
     * One pass over the examples.
     *
     * @param epoch              from 1; goes on counting when a network is trained again
     * @param loss               binary cross-entropy, average over its steps as they were made (with dropout)
     * @param accuracy           part of the output steps on the right side of 0.5, the same way
     * @param validationLoss     over the validation examples afterwards, without dropout; NaN if there are none,
     *                           or it was interrupted before all were measured
     * @param validationAccuracy the same
     * @param seconds            that it took, validation counted
     */
    public record Epoch(
            int epoch,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double seconds) {}

    /**
     * One batch.
     *
     * @param step     from 1, through all epochs of this training
     * @param loss     binary cross-entropy before its update
     * @param accuracy part of the output steps on the right side of 0.5
     */
    public record Step(int step, double loss, double accuracy) {}

    /** Loss and accuracy by epoch. */
    public Table table() {
        return Table.create(
                "Training",
                IntColumn.create("epoch", epochs.stream().mapToInt(Epoch::epoch)),
                column("loss", epochs, Epoch::loss),
                column("accuracy", epochs, Epoch::accuracy),
                column("validation_loss", epochs, Epoch::validationLoss),
                column("validation_accuracy", epochs, Epoch::validationAccuracy),
                column("seconds", epochs, Epoch::seconds));
    }

    /** Loss and accuracy by step. */
    public Table stepTable() {
        return Table.create(
                "Training steps",
                IntColumn.create("step", steps.stream().mapToInt(Step::step)),
                column("loss", steps, Step::loss),
                column("accuracy", steps, Step::accuracy));
    }

    private static <T> DoubleColumn column(String name, List<T> rows, ToDoubleFunction<T> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }

    /**
     * Throws unless the training went on to its end: for those to whom a part of it is of no use.
     *
     * @throws InterruptedException if it was stopped before
     */
    public void demandEnd() throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException("training was interrupted");
        }
    }

    @Override
    public String toString() {
        if (epochs.isEmpty()) {
            return "TrainingHistory[no steps]";
        }
        Epoch last = epochs.get(epochs.size() - 1);
        return String.format(
                Locale.ROOT,
                "TrainingHistory[%d epochs, %d steps, loss %.4f, accuracy %.4f%s]",
                epochs.size(),
                steps.size(),
                last.loss(),
                last.accuracy(),
                interrupted ? ", interrupted" : "");
    }
}
