package triggerword.model;

/**
 * How weights are updated: Adam (Kingma and Ba 2015), with decoupled weight decay if wanted (AdamW, Loshchilov and Hutter
 * 2019). The learning rate falls as Keras 2's {@code decay} has it, {@code learningRate / (1 + decay * iterations)}; or,
 * with {@code cosineSteps}, it rises in a line and falls in half a cosine to 2 % (Loshchilov and Hutter 2017).
 *
 * <p>With {@code muonMomentum} the kernels of all layers but the last are updated by Muon (Jordan et al. 2024) and the rest by
 * Adam: a kernel moves by its average gradient made orthogonal, whose root mean square is about 0.4 learning rates, whatever
 * its shape (Liu et al. 2025 have 0.2). So one learning rate and one weight decay serve both.
 *
 * @param learningRate step size of the first update
 * @param beta1        decay of the average gradient, in [0, 1)
 * @param beta2        decay of the average squared gradient, in [0, 1)
 * @param epsilon      what keeps the division finite
 * @param decay        how fast the learning rate falls; 0 keeps it
 * @param warmupSteps  steps in which the learning rate rises to {@code learningRate}, with {@code cosineSteps} only
 * @param cosineSteps  steps, those of the warm-up and more, after which it has fallen; 0 for {@code decay}
 * @param weightDecay  part of a kernel taken away in a step, times the learning rate
 * @param maxNorm      greatest norm of the gradient of all weights, to which a greater one is shortened; 0 for none
 * @param muonMomentum decay of the average gradient of Muon, in [0, 1); 0 for Adam alone
 */
public record AdamOptions(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double decay,
        int warmupSteps,
        int cosineSteps,
        double weightDecay,
        double maxNorm,
        double muonMomentum) {
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
        if (warmupSteps < 0 || cosineSteps < 0 || warmupSteps >= Math.max(1, cosineSteps)) {
            throw new IllegalArgumentException(
                    "warmupSteps, cosineSteps: expected 0 <= warmupSteps < cosineSteps, or both 0, but was "
                            + warmupSteps + ", " + cosineSteps);
        }
        if (cosineSteps > 0 && decay > 0) {
            throw new IllegalArgumentException("expected decay or cosineSteps but was both");
        }
        if (!(weightDecay >= 0 && maxNorm >= 0)) {
            throw new IllegalArgumentException(
                    "weightDecay, maxNorm: expected 0 or more but was " + weightDecay + ", " + maxNorm);
        }
        if (!(muonMomentum >= 0 && muonMomentum < 1)) {
            throw new IllegalArgumentException("muonMomentum: expected 0 up to but not 1 but was " + muonMomentum);
        }
    }

    /** Kingma and Ba's: rate 1e-3, β 0.9 and 0.999, no decay; ε 1e-7 as in Keras. */
    public static AdamOptions defaults() {
        return new AdamOptions(1e-3, 0.9, 0.999, 1e-7, 0, 0, 0, 0, 0, 0);
    }

    /** The course's: rate 1e-4, β 0.9 and 0.999, decay 0.01; after 900 updates a tenth of the rate is left. */
    public static AdamOptions course() {
        return new AdamOptions(1e-4, 0.9, 0.999, 1e-7, 0.01, 0, 0, 0, 0, 0);
    }

    /**
     * AdamW as the recipe for real voices has it: weight decay 1e-3, the gradient's norm at most 2.
     *
     * @param learningRate its greatest value, after {@code warmupSteps}
     * @param steps        that the training will have
     */
    public static AdamOptions warmupCosine(double learningRate, int warmupSteps, int steps) {
        return new AdamOptions(learningRate, 0.9, 0.999, 1e-7, 0, warmupSteps, steps, 1e-3, 2, 0);
    }

    /** The same with another learning rate. */
    public AdamOptions withLearningRate(double rate) {
        return OptionTree.with(this, "learningRate", rate);
    }

    /** The same with another decay. */
    public AdamOptions withDecay(double value) {
        return OptionTree.with(this, "decay", value);
    }

    /** The same in another number of steps, after which the rate has fallen; the warm-up as long, but at most half of them. */
    public AdamOptions withCosineSteps(int steps) {
        // without a warm-up first: the one there is may be longer than all steps
        AdamOptions still = OptionTree.with(this, "warmupSteps", 0);
        return OptionTree.with(
                OptionTree.with(still, "cosineSteps", steps), "warmupSteps", Math.min(warmupSteps, steps / 2));
    }

    /**
     * The same with Muon for kernels.
     *
     * @param momentum decay of its average gradient, in [0, 1); 0 for Adam alone
     */
    public AdamOptions withMuon(double momentum) {
        return OptionTree.with(this, "muonMomentum", momentum);
    }
}
