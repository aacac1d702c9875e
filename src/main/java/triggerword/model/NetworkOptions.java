package triggerword.model;

import java.util.List;

/**
 * The shape of the course's network: Conv1D → BatchNorm → ReLU → Dropout → GRU → Dropout → BatchNorm → GRU → Dropout →
 * BatchNorm → Dropout → one sigmoid a step. {@code [frames][bins]} go in, {@code [outputSteps(frames)]} scores come out.
 *
 * @param bins        frequency bins of a frame (the course's n_freq)
 * @param filters     output channels of the convolution
 * @param kernel      frames that the convolution sees at once
 * @param stride      frames from one output step to the next
 * @param units       hidden size of both GRUs
 * @param dropRate    part of the values that dropout sets to zero in training, in [0, 1): Keras' {@code Dropout(rate)},
 *                    not DL4J's probability to retain
 * @param resetAfter  where the reset gate acts: false, on the state before it is multiplied (Cho et al. 2014, Keras 2's
 *                    default); true, on the product, with a second bias (cuDNN's form, TensorFlow 2's default)
 * @param hardSigmoid whether the gates use {@code clip(0.2 x + 0.5, 0, 1)} (Keras up to 2.2) instead of the sigmoid
 */
public record NetworkOptions(
        int bins,
        int filters,
        int kernel,
        int stride,
        int units,
        double dropRate,
        boolean resetAfter,
        boolean hardSigmoid)
        implements NetworkShape {
    public NetworkOptions {
        atLeastOne("bins", bins);
        atLeastOne("filters", filters);
        atLeastOne("kernel", kernel);
        atLeastOne("stride", stride);
        atLeastOne("units", units);
        if (!(dropRate >= 0 && dropRate < 1)) {
            throw new IllegalArgumentException("dropRate: expected 0 up to but not 1 but was " + dropRate);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1 but was " + value);
        }
    }

    /** The course's network as Keras 2.2.5 builds it: 522,561 parameters, hard sigmoid, reset before the product. */
    public static NetworkOptions course() {
        return new NetworkOptions(101, 196, 15, 4, 128, 0.8, false, true);
    }

    /** The same network as TensorFlow 2 builds it: 523,329 parameters, sigmoid, reset after the product. */
    public static NetworkOptions tensorflow2() {
        return course().withGru(true, false);
    }

    /**
     * The course's shape on mel bands, in a size for real people: 40 bins, 64 filters of 5 frames, a step every 3,
     * GRUs of 96 units as TensorFlow 2 builds them, a tenth dropped.
     */
    public static NetworkOptions mel() {
        return new NetworkOptions(40, 64, 5, 3, 96, 0.1, true, false);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Keras' names and layouts: convolution kernels are {@code [kernel][in][out]}; GRU kernels {@code [in][3 * units]}
     * with the columns of the gates z, r, h; the bias of a GRU is {@code [3 * units]}, or {@code [2][3 * units]} (input,
     * recurrent) with {@code resetAfter}.
     */
    @Override
    public List<WeightShape> layout() {
        int[] gruBias = resetAfter ? new int[] {2, 3 * units} : new int[] {3 * units};
        return List.of(
                new WeightShape("conv1d/kernel", kernel, bins, filters),
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

    /** The same with another number of frequency bins. */
    public NetworkOptions withBins(int bins) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another number of convolution filters. */
    public NetworkOptions withFilters(int filters) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another kernel width, in frames. */
    public NetworkOptions withKernel(int kernel) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another stride, in frames. */
    public NetworkOptions withStride(int stride) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another hidden size of the GRUs. */
    public NetworkOptions withUnits(int units) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another dropout: the part that is dropped. */
    public NetworkOptions withDropRate(double dropRate) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }

    /** The same with another form of the GRU. */
    public NetworkOptions withGru(boolean resetAfter, boolean hardSigmoid) {
        return new NetworkOptions(bins, filters, kernel, stride, units, dropRate, resetAfter, hardSigmoid);
    }
}
