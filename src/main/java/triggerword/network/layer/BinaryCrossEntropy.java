package triggerword.network.layer;

/**
 * Keras' {@code binary_crossentropy}, averaged over the steps: {@code -(y log p + (1 − y) log(1 − p))} from the logit.
 * Labels are in [0, 1]. Keras bounds p to [1e-7, 1 − 1e-7], which is the same as long as |logit| stays below 16.
 */
public record BinaryCrossEntropy() implements LogitLoss {
    @Override
    public double of(double[] logits, double[] labels, int examples, double[] gradient) {
        double sum = 0;
        int terms = logits.length * examples;
        for (int i = 0; i < logits.length; i++) {
            sum += Logistic.softplus(logits[i]) - logits[i] * labels[i];
            gradient[i] = (Logistic.sigmoid(logits[i]) - labels[i]) / terms;
        }
        return sum / logits.length;
    }
}
