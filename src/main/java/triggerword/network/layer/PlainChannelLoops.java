package triggerword.network.layer;

import java.util.Arrays;

/** The loops of a normalization in plain Java. */
final class PlainChannelLoops implements ChannelLoops<double[]> {
    private final Shape shape;
    private final int channels;

    PlainChannelLoops(Shape shape) {
        this.shape = shape;
        this.channels = shape.channels();
    }

    @Override
    public void moments(double[] x, int rows, long firstRow, double[] mean, double[] squares) {
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        for (int i = 0; i < rows * channels; i++) {
            mean[i % channels] += dropped(x, i, firstRow) / rows;
        }
        for (int i = 0; i < rows * channels; i++) {
            double deviation = dropped(x, i, firstRow) - mean[i % channels];
            squares[i % channels] += deviation * deviation;
        }
    }

    @Override
    public void forward(double[] x, int rows, long firstRow, Affine<double[]> affine) {
        for (int i = 0; i < rows * channels; i++) {
            double y = normalized(x, i, firstRow, affine);
            x[i] = (shape.relu() ? Math.max(0, y) : y) * factor(shape.after(), i, firstRow);
        }
    }

    @Override
    public void backwardSums(
            double[] x,
            double[] gradient,
            int rows,
            long firstRow,
            Affine<double[]> affine,
            double[] sums,
            double[] products) {
        for (int i = 0; i < rows * channels; i++) {
            int channel = i % channels;
            boolean passes = !shape.relu() || normalized(x, i, firstRow, affine) > 0;
            gradient[i] = passes ? gradient[i] * factor(shape.after(), i, firstRow) : 0;
            sums[channel] += gradient[i];
            products[channel] += gradient[i] * standard(x, i, firstRow, affine);
        }
    }

    @Override
    public void backward(
            double[] x,
            double[] gradient,
            int rows,
            long firstRow,
            Affine<double[]> affine,
            double[] meanOfG,
            double[] meanOfProduct) {
        for (int i = 0; i < rows * channels; i++) {
            int channel = i % channels;
            double centered =
                    gradient[i] - meanOfG[channel] - standard(x, i, firstRow, affine) * meanOfProduct[channel];
            gradient[i] = affine.scale()[channel] * centered * factor(shape.before(), i, firstRow);
        }
    }

    private double normalized(double[] x, int i, long firstRow, Affine<double[]> affine) {
        return affine.scale()[i % channels] * dropped(x, i, firstRow) + affine.shift()[i % channels];
    }

    private double standard(double[] x, int i, long firstRow, Affine<double[]> affine) {
        return (dropped(x, i, firstRow) - affine.mean()[i % channels]) * affine.inverse()[i % channels];
    }

    private double dropped(double[] x, int i, long firstRow) {
        return x[i] * factor(shape.before(), i, firstRow);
    }

    private float factor(Dropout dropout, int i, long firstRow) {
        return dropout.active() ? dropout.factor((int) (firstRow * channels + i)) : 1;
    }
}
