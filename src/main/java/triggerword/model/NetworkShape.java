package triggerword.model;

import java.util.List;

/** The shape of a network: {@code [frames][bins]} go in, {@code [outputSteps(frames)]} scores come out. */
public sealed interface NetworkShape permits NetworkOptions, TemporalConvolutionOptions {
    /** Frequency bins of a frame. */
    int bins();

    /** Frames that the first output step needs. */
    int kernel();

    /** Frames from one output step to the next. */
    int stride();

    /** The weight arrays, in the order in which they lie in a model file. */
    List<WeightShape> layout();

    /** Output steps for this many frames; 0 if they are fewer than a kernel. */
    default int outputSteps(int frames) {
        return frames < kernel() ? 0 : (frames - kernel()) / stride() + 1;
    }

    /** The number of weights; the two averages of each BatchNorm are counted (as Keras' {@code summary()} does). */
    default int parameters() {
        return layout().stream().map(WeightShape::length).reduce(0, Math::addExact);
    }
}
