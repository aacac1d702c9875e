package triggerword.detection;

import java.util.function.Function;
import triggerword.model.Weights;

/**
 * A product that is followed by layer normalization (Ba, Kiros and Hinton 2016) and ReLU.
 *
 * @param product      {@code [in] → [channels]}
 * @param gamma        {@code [channels]}
 * @param beta         {@code [channels]}
 */
record NormalizedDense(Product product, float[] gamma, float[] beta) {
    private static final float EPSILON = 1e-5f;

    /** A block of a network of temporal convolutions. */
    static NormalizedDense of(Weights weights, String name, Function<Dense, Product> products) {
        Product product = products.apply(new Dense(weights.get(name + "/kernel"), weights.get(name + "/bias")));
        return new NormalizedDense(product, weights.get(name + "/gamma"), weights.get(name + "/beta"));
    }

    void apply(float[] in, float[] out) {
        product.apply(in, out);
        float mean = 0;
        for (float value : out) {
            mean += value;
        }
        mean /= out.length;
        float variance = 0;
        for (float value : out) {
            variance += (value - mean) * (value - mean);
        }
        float scale = (float) (1 / Math.sqrt(variance / out.length + EPSILON));
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, (out[i] - mean) * scale * gamma[i] + beta[i]);
        }
    }
}
