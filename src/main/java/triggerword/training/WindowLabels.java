package triggerword.training;

import triggerword.dataset.Window;
import triggerword.model.NetworkShape;

/**
 * What is wanted of each output step of a window, as {@code MaxPoolingLoss} reads it: 1 where the word may trigger, 0
 * where it must be quiet, −1 where it does not matter.
 */
final class WindowLabels {
    /** The last sound of the word may be too weak to be waited for. */
    private static final double TRIGGER_FROM_MS = -40;

    private static final double TRIGGER_TO_MS = 280;
    /** Before this, what was said of the word may still become another. */
    private static final double QUIET_TO_MS = -300;

    private final NetworkShape network;
    private final double hopMs;
    private final double windowMs;

    WindowLabels(VoicesOptions options) {
        network = options.shape();
        hopMs = options.features().hopMs();
        windowMs =
                1000.0 * options.features().windowSamples() / options.features().sampleRateHz();
    }

    /** {@code [steps]}. */
    float[] labels(Window window, int frames) {
        var labels = new float[network.outputSteps(frames)];
        if (window.wordEndMs().isEmpty()) {
            return labels;
        }
        for (int step = 0; step < labels.length; step++) {
            // the end of what the step has heard
            double heardMs = (step * network.stride() + network.kernel() - 1) * hopMs + windowMs;
            double afterWordMs = heardMs - window.wordEndMs().getAsDouble();
            if (afterWordMs >= TRIGGER_FROM_MS && afterWordMs <= TRIGGER_TO_MS) {
                labels[step] = 1;
            } else if (afterWordMs > QUIET_TO_MS) {
                labels[step] = -1;
            }
        }
        return labels;
    }
}
