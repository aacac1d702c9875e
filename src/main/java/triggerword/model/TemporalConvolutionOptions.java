package triggerword.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of causal convolutions over time (Bai, Kolter and Koltun 2018): a strided convolution, and then for each
 * dilation a residual one; after each LayerNorm and ReLU; at last one logit a step.
 *
 * <pre>{@code
 * x = relu(norm(conv(frames)))                     [frames][bins] → [steps][channels]
 * x = x + dropout(relu(norm(conv(x, dilation))))   for each dilation
 * score = sigmoid(x · w + b)
 * }</pre>
 *
 * @param bins      frequency bins of a frame
 * @param channels  of every convolution
 * @param kernel    taps of every convolution; the first sees this many frames at once
 * @param stride    frames from one output step to the next
 * @param dilations steps from one tap to the next, one a residual convolution
 * @param dropRate  part of the values that dropout sets to zero in training, in [0, 1)
 */
public record TemporalConvolutionOptions(
        int bins, int channels, int kernel, int stride, List<Integer> dilations, double dropRate)
        implements NetworkShape {
    public TemporalConvolutionOptions {
        atLeastOne("bins", bins);
        atLeastOne("channels", channels);
        atLeastOne("kernel", kernel);
        atLeastOne("stride", stride);
        dilations = List.copyOf(dilations);
        dilations.forEach(dilation -> atLeastOne("dilations", dilation));
        if (!(dropRate >= 0 && dropRate < 1)) {
            throw new IllegalArgumentException("dropRate: expected 0 up to but not 1 but was " + dropRate);
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1 but was " + value);
        }
    }

    /** 40 bins, 64 channels, 5 taps every 3 frames, dilations 1 to 8: 95,745 weights that see 185 frames, 1.9 s. */
    public static TemporalConvolutionOptions defaults() {
        return new TemporalConvolutionOptions(40, 64, 5, 3, List.of(1, 2, 4, 8), 0.1);
    }

    @Override
    public List<WeightShape> layout() {
        var shapes = new ArrayList<WeightShape>();
        addBlock(shapes, "conv", bins);
        for (int i = 1; i <= dilations.size(); i++) {
            addBlock(shapes, "conv_" + i, channels);
        }
        shapes.add(new WeightShape("dense/kernel", channels, 1));
        shapes.add(new WeightShape("dense/bias", 1));
        return shapes;
    }

    private void addBlock(List<WeightShape> shapes, String name, int inputs) {
        shapes.add(new WeightShape(name + "/kernel", kernel, inputs, channels));
        shapes.add(new WeightShape(name + "/bias", channels));
        shapes.add(new WeightShape(name + "/gamma", channels));
        shapes.add(new WeightShape(name + "/beta", channels));
    }

    /** The same with another number of frequency bins. */
    public TemporalConvolutionOptions withBins(int bins) {
        return new TemporalConvolutionOptions(bins, channels, kernel, stride, dilations, dropRate);
    }

    /** The same with another number of channels. */
    public TemporalConvolutionOptions withChannels(int channels) {
        return new TemporalConvolutionOptions(bins, channels, kernel, stride, dilations, dropRate);
    }

    /** The same with other dilations, one a residual convolution. */
    public TemporalConvolutionOptions withDilations(List<Integer> dilations) {
        return new TemporalConvolutionOptions(bins, channels, kernel, stride, dilations, dropRate);
    }

    /** The same with another dropout: the part that is dropped. */
    public TemporalConvolutionOptions withDropRate(double dropRate) {
        return new TemporalConvolutionOptions(bins, channels, kernel, stride, dilations, dropRate);
    }
}
