package triggerword.model;

/**
 * How weights are updated: Adam (Kingma and Ba 2015) with the learning rate falling as Keras 2's {@code decay} has it,
 * {@code learningRate / (1 + decay * iterations)}.
 *
 * @param learningRate step size of the first update
 * @param beta1        decay of the average gradient, in [0, 1)
 * @param beta2        decay of the average squared gradient, in [0, 1)
 * @param epsilon      what keeps the division finite
 * @param decay        how fast the learning rate falls; 0 keeps it
 */
public record AdamOptions(double learningRate, double beta1, double beta2, double epsilon, double decay) {
    public AdamOptions {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate: expected above 0 but was " + learningRate);
        }
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException(
                    "beta1, beta2: expected 0 up to but not 1 but was " + beta1 + ", " + beta2);
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon: expected above 0 but was " + epsilon);
        }
        if (!(decay >= 0)) {
            throw new IllegalArgumentException("decay: expected 0 or more but was " + decay);
        }
    }

    /** Kingma and Ba's: rate 1e-3, β 0.9 and 0.999, no decay; ε 1e-7 as in Keras. */
    public static AdamOptions defaults() {
        return new AdamOptions(1e-3, 0.9, 0.999, 1e-7, 0);
    }

    /** The course's: rate 1e-4, β 0.9 and 0.999, decay 0.01; after 900 updates a tenth of the rate is left. */
    public static AdamOptions course() {
        return new AdamOptions(1e-4, 0.9, 0.999, 1e-7, 0.01);
    }

    /** The same with another learning rate. */
    public AdamOptions withLearningRate(double learningRate) {
        return new AdamOptions(learningRate, beta1, beta2, epsilon, decay);
    }

    /** The same with another decay. */
    public AdamOptions withDecay(double decay) {
        return new AdamOptions(learningRate, beta1, beta2, epsilon, decay);
    }
}
