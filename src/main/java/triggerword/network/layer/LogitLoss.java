package triggerword.network.layer;

import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * What training minimizes, from the logits of the scores, so that nothing overflows where a score is 0 or 1. The loss of
 * a batch is the mean over its examples.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BinaryCrossEntropy.class, name = "binaryCrossEntropy"),
    @JsonSubTypes.Type(value = MaxPoolingLoss.class, name = "maxPooling")
})
public interface LogitLoss {
    /**
     * The loss of one example.
     *
     * @param logits   {@code [steps]}
     * @param labels   {@code [steps]}
     * @param examples in the batch
     * @param gradient {@code [steps]}, all zeros; becomes the gradient of {@code loss / examples}, the example's share in
     *                 the loss of the batch
     * @throws org.deeplearning4j.exception.DL4JInvalidInputException if a label is none that this loss knows
     */
    double of(double[] logits, double[] labels, int examples, double[] gradient);
}
