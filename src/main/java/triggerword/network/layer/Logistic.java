package triggerword.network.layer;

/** The logistic function and its integral, without overflow. */
final class Logistic {
    private Logistic() {}

    /** The probability of a logit, {@code 1 / (1 + exp(-x))}. */
    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code log(1 + exp(x))}: the cross-entropy of logit x where the label is 0; its derivative is the sigmoid. */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
