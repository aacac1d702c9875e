package triggerword.detection;

import java.util.function.Function;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.model.Weights;

/** A network of causal convolutions, one step at a time. */
final class TemporalConvolutionStream implements NetworkStream {
    private final FrameWindow window;
    private final NormalizedDense first;
    /** An array: the iterator of a list would be an object a step. */
    private final ResidualStep[] residuals;

    private final Product output;
    private final float[] channels;
    private final float[] logit = new float[1];

    /** @param products the form of its products */
    TemporalConvolutionStream(TemporalConvolutionOptions options, Weights weights, Function<Dense, Product> products) {
        window = new FrameWindow(options.kernel(), options.stride(), options.bins());
        first = NormalizedDense.of(weights, "conv", products);
        residuals = new ResidualStep[options.dilations().size()];
        for (int i = 0; i < residuals.length; i++) {
            NormalizedDense taps = NormalizedDense.of(weights, "conv_" + (i + 1), products);
            int dilation = options.dilations().get(i);
            residuals[i] = new ResidualStep(taps, options.kernel(), dilation, options.channels());
        }
        output = products.apply(new Dense(weights.get("dense/kernel"), weights.get("dense/bias")));
        channels = new float[options.channels()];
    }

    @Override
    public boolean accept(float[] frames, int offset) {
        if (!window.accept(frames, offset)) {
            return false;
        }
        first.apply(window.values(), channels);
        for (ResidualStep residual : residuals) {
            residual.step(channels);
        }
        output.apply(channels, logit);
        window.on();
        return true;
    }

    @Override
    public float logit() {
        return logit[0];
    }

    /**
     * A residual convolution and the steps it remembers.
     *
     * <p>The last {@code length = (kernel − 1) · dilation + 1} inputs lie in a ring, {@code [length][channels]}; those
     * before the beginning of the sound are zero.
     */
    private static final class ResidualStep {
        private final NormalizedDense taps;
        private final int kernel;
        private final int dilation;
        private final int length;
        private final float[] ring;
        private final float[] seen;
        private final float[] change;
        private int now;

        ResidualStep(NormalizedDense taps, int kernel, int dilation, int channels) {
            this.taps = taps;
            this.kernel = kernel;
            this.dilation = dilation;
            length = (kernel - 1) * dilation + 1;
            ring = new float[length * channels];
            seen = new float[kernel * channels];
            change = new float[channels];
        }

        /** Takes the input of a step and adds the convolution to it. */
        void step(float[] values) {
            int channels = values.length;
            System.arraycopy(values, 0, ring, now * channels, channels);
            for (int tap = 0; tap < kernel; tap++) {
                // the oldest tap lies just behind the newest, in a ring that is as long as the taps reach
                int step = (now + 1 + tap * dilation) % length;
                System.arraycopy(ring, step * channels, seen, tap * channels, channels);
            }
            now = (now + 1) % length;
            taps.apply(seen, change);
            for (int i = 0; i < channels; i++) {
                values[i] += change[i];
            }
        }
    }
}
