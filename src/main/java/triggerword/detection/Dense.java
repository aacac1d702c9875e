package triggerword.detection;

import java.util.Arrays;

/**
 * The weights of a product with a matrix, and a bias.
 *
 * @param kernel {@code [in][out]}
 * @param bias   {@code [out]}
 */
record Dense(float[] kernel, float[] bias) {
    /** The same for inputs that are normalized before. */
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

    /** The same with its outputs normalized. */
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

    /** The inputs {@code from} to {@code to} (exclusive) alone, with a bias of zeros. */
    Dense rows(int from, int to) {
        int columns = bias.length;
        return new Dense(Arrays.copyOfRange(kernel, from * columns, to * columns), new float[columns]);
    }

    /** The outputs {@code from} to {@code to} (exclusive) alone. */
    Dense columns(int from, int to) {
        int width = to - from;
        var part = new float[kernel.length / bias.length * width];
        for (int i = 0; i < part.length; i++) {
            part[i] = kernel[i / width * bias.length + from + i % width];
        }
        return new Dense(part, Arrays.copyOfRange(bias, from, to));
    }
}
