package triggerword.network.layer;

import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Which input steps a step of a convolution sees: {@code kernel} of them, {@code dilation} apart; the next step sees those
 * {@code stride} later.
 *
 * @param kernel   taps of the window, at least 1
 * @param stride   input steps from one window to the next, at least 1
 * @param dilation input steps from one tap to the next, at least 1
 * @param padding  steps of zeros before the first input step, at least 0 and less than a window spans
 */
public record Taps(
        @JsonProperty("kernel") int kernel,
        @JsonProperty("stride") int stride,
        @JsonProperty("dilation") int dilation,
        @JsonProperty("padding") int padding) {
    /** Checks the ranges. */
    @JsonCreator
    public Taps {
        if (kernel < 1 || stride < 1 || dilation < 1 || padding < 0) {
            throw new IllegalArgumentException(
                    "expected kernel, stride and dilation of at least 1 and no negative padding but was kernel "
                            + kernel + ", stride " + stride + ", dilation " + dilation + ", padding " + padding);
        }
        if (padding > (kernel - 1) * dilation) {
            throw new IllegalArgumentException("expected windows that see a step behind the padding, at most "
                    + (kernel - 1) * dilation + " steps, but was padding " + padding);
        }
    }

    /** Adjacent taps without padding, Keras' {@code padding='valid'}. */
    public static Taps valid(int kernel, int stride) {
        return new Taps(kernel, stride, 1, 0);
    }

    /** As many steps out as in, each of which sees its own and earlier ones, Keras' {@code padding='causal'}. */
    public static Taps causal(int kernel, int dilation) {
        return new Taps(kernel, 1, dilation, (kernel - 1) * dilation);
    }

    /** Steps from the first tap of a window to the last, both counted. */
    int span() {
        return (kernel - 1) * dilation + 1;
    }

    /** As many strides as the kernel is long; the last one may be a part of one. */
    int slices() {
        return (kernel + stride - 1) / stride;
    }

    /** The same without padding. */
    Taps unpadded() {
        return new Taps(kernel, stride, dilation, 0);
    }

    /**
     * Those of the convolution that takes the output's gradient to the input's, whose kernel has its last tap first.
     *
     * @throws IllegalStateException if there is a stride: that way back is no convolution
     */
    Taps turned() {
        if (stride != 1) {
            throw new IllegalStateException("expected taps without a stride but was " + this);
        }
        return new Taps(kernel, stride, dilation, span() - 1 - padding);
    }

    /** Output steps for this many input steps. */
    long steps(long inputSteps) {
        long padded = inputSteps + padding;
        return padded < span() ? 0 : (padded - span()) / stride + 1;
    }
}
