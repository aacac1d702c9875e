package triggerword.network.layer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Asks a positive example for high scores somewhere in the window of its word, and every example for silence elsewhere,
 * above all where it is loudest (max-pooling loss, Sun et al. 2016; hard steps of negatives as in online hard example
 * mining).
 *
 * <p>With one peak a network learns a score that is high for a single step, and a detector that averages scores loses
 * it: several peaks ask for a score that stays.
 *
 * <p>Labels: 1 for the steps of the word's window, 0 for the steps that shall be quiet, −1 for those that may do as they
 * like. An example with a 1 is a positive. With s = softplus and "loudest" the {@code top} greatest logits where the
 * label is 0, the losses are
 *
 * <ul>
 *   <li>of a positive: mean s(−logit) of the {@code peaks} greatest logits where the label is 1 + earlyWeight · (mean s of
 *       the loudest + mean s of the quiet steps),
 *   <li>of a negative: mean s of the loudest + meanWeight · mean s of the quiet steps.
 * </ul>
 *
 * A mean over no steps is 0.
 *
 * @param peaks       steps of the word's window that shall be high, at least 1; where fewer are labelled 1, all of them
 * @param top         steps that count as the loudest, at least 1; where fewer are labelled 0, all of them
 * @param earlyWeight what the quiet steps of a positive weigh, at least 0
 * @param meanWeight  what the mean over the quiet steps of a negative weighs, at least 0
 */
public record MaxPoolingLoss(
        @JsonProperty("peaks") int peaks,
        @JsonProperty("top") int top,
        @JsonProperty("earlyWeight") double earlyWeight,
        @JsonProperty("meanWeight") double meanWeight)
        implements LogitLoss {
    private static final int UP = -1;
    private static final int DOWN = 1;

    /** Checks the weights. */
    @JsonCreator
    public MaxPoolingLoss {
        if (peaks < 1 || top < 1 || !(earlyWeight >= 0) || !(meanWeight >= 0)) {
            throw new IllegalArgumentException(
                    "expected peaks and top of at least 1 and weights of at least 0 but was peaks " + peaks + ", top "
                            + top + ", earlyWeight " + earlyWeight + ", meanWeight " + meanWeight);
        }
    }

    /** Five peaks, the loudest 4 steps, early steps of positives at one half, the mean of negatives twice. */
    public static MaxPoolingLoss defaults() {
        return new MaxPoolingLoss(5, 4, 0.5, 2);
    }

    @Override
    public double of(double[] logits, double[] labels, int examples, double[] gradient) {
        for (double label : labels) {
            if (label != 1 && label != 0 && label != -1) {
                throw new DL4JInvalidInputException("expected labels 1, 0 or -1 but was " + label);
            }
        }
        List<Integer> word = loudestFirst(logits, labels, 1);
        List<Integer> quiet = loudestFirst(logits, labels, 0);
        List<Integer> loudest = quiet.subList(0, Math.min(top, quiet.size()));
        if (word.isEmpty()) {
            return push(logits, loudest, DOWN, 1, examples, gradient)
                    + push(logits, quiet, DOWN, meanWeight, examples, gradient);
        }
        List<Integer> highest = word.subList(0, Math.min(peaks, word.size()));
        return push(logits, highest, UP, 1, examples, gradient)
                + push(logits, loudest, DOWN, earlyWeight, examples, gradient)
                + push(logits, quiet, DOWN, earlyWeight, examples, gradient);
    }

    /** The steps with a label, in falling order of their logits; of equal ones the earlier first. */
    private static List<Integer> loudestFirst(double[] logits, double[] labels, int label) {
        return IntStream.range(0, logits.length)
                .filter(step -> labels[step] == label)
                .boxed()
                .sorted(Comparator.comparingDouble(step -> -logits[step]))
                .toList();
    }

    /** The weighted mean softplus of some steps' logits, or of these negated; its gradient is added. */
    private static double push(
            double[] logits, List<Integer> steps, int sign, double weight, int examples, double[] gradient) {
        double sum = 0;
        for (int step : steps) {
            sum += Logistic.softplus(sign * logits[step]);
            gradient[step] += sign * weight * Logistic.sigmoid(sign * logits[step]) / steps.size() / examples;
        }
        return steps.isEmpty() ? 0 : weight * sum / steps.size();
    }
}
