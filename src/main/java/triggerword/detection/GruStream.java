package triggerword.detection;

import java.util.Arrays;
import java.util.function.Function;
import triggerword.model.NetworkOptions;
import triggerword.model.Weights;

/**
 * The course's network, one step at a time. Batch normalization, which at this time is a fixed scale and shift, is folded
 * into the products beside it.
 */
final class GruStream implements NetworkStream {
    /** Keras' {@code BatchNormalization(epsilon)}. */
    private static final double EPSILON = 1e-3;

    private final NetworkOptions options;
    private final WindowProduct convolution;
    private final GruCell first;
    private final GruCell second;
    private final Product output;
    private final FrameWindow window;
    private final float[] filtered;
    private final float[] logit = new float[1];

    /** @param products the form of its products */
    GruStream(NetworkOptions options, Weights weights, Function<Dense, Product> products) {
        this.options = options;
        Normalization afterConvolution = normalization(weights, "batch_normalization");
        Normalization afterFirst = normalization(weights, "batch_normalization_1");
        Normalization afterSecond = normalization(weights, "batch_normalization_2");
        convolution = new WindowProduct(
                new Dense(weights.get("conv1d/kernel"), weights.get("conv1d/bias")).then(afterConvolution),
                options.stride() * options.bins(),
                products);
        first = new GruCell(options, input(weights, "gru"), recurrent(weights, "gru"), products);
        second = new GruCell(options, input(weights, "gru_1").after(afterFirst), recurrent(weights, "gru_1"), products);
        output = products.apply(new Dense(weights.get("dense/kernel"), weights.get("dense/bias")).after(afterSecond));
        window = new FrameWindow(options.kernel(), options.stride(), options.bins());
        filtered = new float[options.filters()];
    }

    @Override
    public boolean accept(float[] frames, int offset) {
        if (!window.accept(frames, offset)) {
            return false;
        }
        convolution.apply(window.values(), filtered);
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = Math.max(0, filtered[i]);
        }
        output.apply(second.step(first.step(filtered)), logit);
        window.on();
        return true;
    }

    @Override
    public float logit() {
        return logit[0];
    }

    private Dense input(Weights weights, String gru) {
        return new Dense(weights.get(gru + "/kernel"), Arrays.copyOf(weights.get(gru + "/bias"), 3 * options.units()));
    }

    /** The form with the reset gate before the product has no recurrent bias. */
    private Dense recurrent(Weights weights, String gru) {
        int columns = 3 * options.units();
        float[] bias = options.resetAfter()
                ? Arrays.copyOfRange(weights.get(gru + "/bias"), columns, 2 * columns)
                : new float[columns];
        return new Dense(weights.get(gru + "/recurrent_kernel"), bias);
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
