package triggerword.detection;

import triggerword.model.NetworkOptions;
import triggerword.model.Weights;

/**
 * The network one step at a time: frames go in, and each {@code stride} frames a score comes out.
 *
 * <p>Plain Java on one thread, without allocation once it is made. Batch normalization, which at this time is a fixed
 * scale and shift, is folded into the products beside it.
 */
final class StreamingNetwork {
    /** Keras' {@code BatchNormalization(epsilon)}. */
    private static final double EPSILON = 1e-3;

    private final NetworkOptions options;
    private final Dense convolution;
    private final GruCell first;
    private final GruCell second;
    private final Dense output;
    /** The last {@code kernel} frames, oldest first: {@code [kernel][bins]}. */
    private final float[] window;

    private final float[] filtered;
    private final float[] logit = new float[1];
    /** Negative for frames still to be skipped, where the stride is longer than the kernel. */
    private int framesInWindow;

    StreamingNetwork(Weights weights) {
        options = weights.options();
        Normalization afterConvolution = normalization(weights, "batch_normalization");
        Normalization afterFirst = normalization(weights, "batch_normalization_1");
        Normalization afterSecond = normalization(weights, "batch_normalization_2");
        convolution = new Dense(weights.get("conv1d/kernel"), weights.get("conv1d/bias")).then(afterConvolution);
        first = gru(weights, "gru");
        second = gru(weights, "gru_1").after(afterFirst);
        output = new Dense(weights.get("dense/kernel"), weights.get("dense/bias")).after(afterSecond);
        window = new float[options.kernel() * options.bins()];
        filtered = new float[options.filters()];
    }

    /**
     * Takes a frame, {@code bins} values from {@code offset} on.
     *
     * @return true if it completes a step: {@link #score} is then its score
     */
    boolean accept(float[] frames, int offset) {
        if (framesInWindow >= 0) {
            System.arraycopy(frames, offset, window, framesInWindow * options.bins(), options.bins());
        }
        framesInWindow++;
        if (framesInWindow < options.kernel()) {
            return false;
        }
        step();
        int kept = Math.max(0, options.kernel() - options.stride());
        System.arraycopy(window, (options.kernel() - kept) * options.bins(), window, 0, kept * options.bins());
        framesInWindow = options.kernel() - options.stride();
        return true;
    }

    /** The score of the last step, in [0, 1]. */
    float score() {
        return (float) (1 / (1 + Math.exp(-logit[0])));
    }

    private void step() {
        convolution.apply(window, filtered);
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = Math.max(0, filtered[i]);
        }
        output.apply(second.step(first.step(filtered)), logit);
    }

    private static GruCell gru(Weights weights, String name) {
        return new GruCell(
                weights.options(),
                weights.get(name + "/kernel"),
                weights.get(name + "/recurrent_kernel"),
                weights.get(name + "/bias"));
    }

    private static Normalization normalization(Weights weights, String name) {
        float[] scale = weights.get(name + "/gamma");
        float[] shift = weights.get(name + "/beta");
        float[] mean = weights.get(name + "/moving_mean");
        float[] variance = weights.get(name + "/moving_variance");
        for (int i = 0; i < scale.length; i++) {
            scale[i] /= (float) Math.sqrt(variance[i] + EPSILON);
            shift[i] -= mean[i] * scale[i];
        }
        return new Normalization(scale, shift);
    }
}
