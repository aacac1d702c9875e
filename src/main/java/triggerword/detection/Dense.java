package triggerword.detection;

/**
 * A product with a matrix, and a bias: {@code out = in · kernel + bias}.
 *
 * @param kernel {@code [in][out]}; the inner loop runs along a row, which the compiler turns into vector instructions
 * @param bias   {@code [out]}
 */
record Dense(float[] kernel, float[] bias) {
    void apply(float[] in, float[] out) {
        System.arraycopy(bias, 0, out, 0, bias.length);
        addProduct(in, kernel, bias.length, 0, bias.length, out);
    }

    /** This product of inputs that are normalized before, as one product. */
    Dense after(Normalization normalization) {
        int columns = bias.length;
        var scaled = new float[kernel.length];
        float[] shifted = bias.clone();
        for (int i = 0; i < kernel.length; i++) {
            scaled[i] = kernel[i] * normalization.scale()[i / columns];
            shifted[i % columns] += kernel[i] * normalization.shift()[i / columns];
        }
        return new Dense(scaled, shifted);
    }

    /** This product with its outputs normalized, as one product. */
    Dense then(Normalization normalization) {
        int columns = bias.length;
        var scaled = new float[kernel.length];
        var shifted = new float[columns];
        for (int i = 0; i < kernel.length; i++) {
            scaled[i] = kernel[i] * normalization.scale()[i % columns];
        }
        for (int i = 0; i < columns; i++) {
            shifted[i] = bias[i] * normalization.scale()[i] + normalization.shift()[i];
        }
        return new Dense(scaled, shifted);
    }

    /** Adds {@code in · kernel} to {@code out}, of the columns {@code from} to {@code to} only. */
    static void addProduct(float[] in, float[] kernel, int columns, int from, int to, float[] out) {
        for (int i = 0; i < in.length; i++) {
            float factor = in[i];
            int row = i * columns;
            for (int j = from; j < to; j++) {
                out[j] += factor * kernel[row + j];
            }
        }
    }
}
