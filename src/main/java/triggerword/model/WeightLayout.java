package triggerword.model;

import java.util.List;

/** Which weights the network has, in the order in which they lie in a model file. */
public final class WeightLayout {
    private WeightLayout() {}

    /**
     * The weight arrays of a network in the order of its layers, with Keras' names and layouts: convolution kernels are
     * {@code [kernel][in][out]}; GRU kernels {@code [in][3 * units]} with the columns of the gates z, r, h; the bias of a
     * GRU is {@code [3 * units]}, or {@code [2][3 * units]} (input, recurrent) with {@code resetAfter}.
     */
    public static List<WeightShape> of(NetworkOptions options) {
        int filters = options.filters();
        int units = options.units();
        int[] gruBias = options.resetAfter() ? new int[] {2, 3 * units} : new int[] {3 * units};
        return List.of(
                new WeightShape("conv1d/kernel", options.kernel(), options.bins(), filters),
                new WeightShape("conv1d/bias", filters),
                new WeightShape("batch_normalization/gamma", filters),
                new WeightShape("batch_normalization/beta", filters),
                new WeightShape("batch_normalization/moving_mean", filters),
                new WeightShape("batch_normalization/moving_variance", filters),
                new WeightShape("gru/kernel", filters, 3 * units),
                new WeightShape("gru/recurrent_kernel", units, 3 * units),
                new WeightShape("gru/bias", gruBias),
                new WeightShape("batch_normalization_1/gamma", units),
                new WeightShape("batch_normalization_1/beta", units),
                new WeightShape("batch_normalization_1/moving_mean", units),
                new WeightShape("batch_normalization_1/moving_variance", units),
                new WeightShape("gru_1/kernel", units, 3 * units),
                new WeightShape("gru_1/recurrent_kernel", units, 3 * units),
                new WeightShape("gru_1/bias", gruBias),
                new WeightShape("batch_normalization_2/gamma", units),
                new WeightShape("batch_normalization_2/beta", units),
                new WeightShape("batch_normalization_2/moving_mean", units),
                new WeightShape("batch_normalization_2/moving_variance", units),
                new WeightShape("dense/kernel", units, 1),
                new WeightShape("dense/bias", 1));
    }
}
