package triggerword.network.layer;

import java.util.Arrays;

/** The loops of a normalization in plain Java. */
final class PlainChannelLoops implements ChannelLoops<double[]> {
    private final int channels;
    private final boolean relu;

    PlainChannelLoops(int channels, boolean relu) {
        this.channels = channels;
        this.relu = relu;
    }

    @Override
    public void moments(double[] x, int rows, double[] mean, double[] squares) {
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        for (int i = 0; i < rows * channels; i++) {
            mean[i % channels] += x[i] / rows;
        }
        for (int i = 0; i < rows * channels; i++) {
            double deviation = x[i] - mean[i % channels];
            squares[i % channels] += deviation * deviation;
        }
    }

    @Override
    public void forward(double[] x, int rows, Affine<double[]> affine) {
        for (int i = 0; i < rows * channels; i++) {
            double y = normalized(x, i, affine);
            x[i] = relu ? Math.max(0, y) : y;
        }
    }

    @Override
    public void backwardSums(
            double[] x, double[] gradient, int rows, Affine<double[]> affine, double[] sums, double[] products) {
        for (int i = 0; i < rows * channels; i++) {
            int channel = i % channels;
            boolean passes = !relu || normalized(x, i, affine) > 0;
            gradient[i] = passes ? gradient[i] : 0;
            sums[channel] += gradient[i];
            products[channel] += gradient[i] * standard(x, i, affine);
        }
    }

    @Override
    public void backward(
            double[] x,
            double[] gradient,
            int rows,
            Affine<double[]> affine,
            double[] meanOfG,
            double[] meanOfProduct) {
        for (int i = 0; i < rows * channels; i++) {
            int channel = i % channels;
            double centered = gradient[i] - meanOfG[channel] - standard(x, i, affine) * meanOfProduct[channel];
            gradient[i] = affine.scale()[channel] * centered;
        }
    }

    private double normalized(double[] x, int i, Affine<double[]> affine) {
        return affine.scale()[i % channels] * x[i] + affine.shift()[i % channels];
    }

    private double standard(double[] x, int i, Affine<double[]> affine) {
        return (x[i] - affine.mean()[i % channels]) * affine.inverse()[i % channels];
    }
}
