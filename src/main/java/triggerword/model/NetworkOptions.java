package triggerword.model;

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
        boolean hardSigmoid) {
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

    /** Output steps for this many frames (5511 → 1375, the course's Ty); 0 if they are fewer than a kernel. */
    public int outputSteps(int frames) {
        return frames < kernel ? 0 : (frames - kernel) / stride + 1;
    }

    /** The number of weights, the two averages of each BatchNorm counted (as Keras' {@code summary()} does). */
    public int parameters() {
        return WeightLayout.of(this).stream().map(WeightShape::length).reduce(0, Math::addExact);
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
