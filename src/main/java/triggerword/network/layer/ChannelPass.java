package triggerword.network.layer;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Walks over all rows of a normalization by channel, with a dropout before and after it, on any number of threads with one
 * result. Neither the dropped input nor a mask is kept: the way back makes them again.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ChannelPass<A> {
    private final Kernels<A> kernels;
    private final int channels;
    private final int pitch;
    private final ChannelLoops<A> loops;
    private final Dropout before;
    private final Dropout after;
    private final Rows<A> input;
    private final Pieces pieces;

    /** Per channel, over all rows: means, and means of squared deviations. */
    record Moments(double[] mean, double[] variance) {}

    /** Per channel, over all rows: sums of g and of g · x̂, the gradients by beta and gamma. */
    record Sums(double[] beta, double[] gamma) {}

    /** Per channel: the factors of {@link ChannelLoops.Affine}. */
    record Factors(double[] scale, double[] shift, double[] mean, double[] inverse) {}

    ChannelPass(Kernels<A> kernels, INDArray input, boolean relu, Dropout before, Dropout after) {
        this.kernels = kernels;
        this.channels = (int) input.size(2);
        this.pitch = kernels.pitch(channels);
        this.before = before;
        this.after = after;
        this.loops = kernels.channelLoops(channels, relu);
        this.input = kernels.rows(input, channels);
        this.pieces = new Pieces(Math.toIntExact(input.size(0) * input.size(1)));
    }

    /** The moments of the input behind the first dropout. */
    Moments moments() {
        var parts = new Moments[pieces.count()];
        pieces.forEachPiece((piece, first, count) -> {
            A x = kernels.array(Pieces.CHUNK * pitch);
            A mean = kernels.array(pitch);
            A squares = kernels.array(pitch);
            var part = new Moments(new double[channels], new double[channels]);
            Pieces.forEachChunk(first, count, (row, n) -> {
                readDropped(row, n, x);
                loops.moments(x, n, mean, squares);
                join(part, row - first, kernels.numbers(mean, channels), kernels.numbers(squares, channels), n);
            });
            parts[piece] = part;
        });
        var all = new Moments(new double[channels], new double[channels]);
        for (int piece = 0; piece < parts.length; piece++) {
            int first = Pieces.first(piece);
            join(all, first, parts[piece].mean, parts[piece].variance, pieces.rowsOf(piece));
        }
        for (int c = 0; c < channels; c++) {
            all.variance[c] /= pieces.rows();
        }
        return all;
    }

    /** Adds the mean and the squares of n rows to those of {@code before} rows (Chan et al. 1983). */
    private static void join(Moments sum, long before, double[] mean, double[] squares, int n) {
        for (int c = 0; c < sum.mean.length; c++) {
            double difference = mean[c] - sum.mean[c];
            sum.mean[c] += difference * n / (before + n);
            sum.variance[c] += squares[c] + difference * difference * before * n / (before + n);
        }
    }

    /** Writes the output. */
    void forward(Factors factors, INDArray output) {
        Rows<A> target = kernels.rows(output, channels);
        var affine = affine(factors);
        pieces.forEachPiece((piece, first, count) -> {
            A x = kernels.array(Pieces.CHUNK * pitch);
            Pieces.forEachChunk(first, count, (row, n) -> {
                readDropped(row, n, x);
                loops.forward(x, n, affine);
                drop(after, x, n, row);
                target.write(row, n, x, 0);
            });
        });
    }

    /**
     * Writes the gradient by the input.
     *
     * @param gradient by the output
     * @return per channel the gradients by gamma and beta
     */
    Sums backward(Factors factors, INDArray gradient, INDArray inputGradient) {
        Rows<A> outer = kernels.rows(gradient, channels);
        Rows<A> inner = kernels.rows(inputGradient, channels);
        var affine = affine(factors);
        var parts = new Sums[pieces.count()];
        pieces.forEachPiece((piece, first, count) -> {
            A x = kernels.array(Pieces.CHUNK * pitch);
            A g = kernels.array(Pieces.CHUNK * pitch);
            A sums = kernels.array(pitch);
            A products = kernels.array(pitch);
            Pieces.forEachChunk(first, count, (row, n) -> {
                readDropped(row, n, x);
                outer.read(row, n, g, 0);
                drop(after, g, n, row);
                loops.backwardSums(x, g, n, affine, sums, products);
                inner.write(row, n, g, 0);
            });
            parts[piece] = new Sums(kernels.numbers(sums, channels), kernels.numbers(products, channels));
        });
        var total = new Sums(new double[channels], new double[channels]);
        for (Sums part : parts) {
            for (int c = 0; c < channels; c++) {
                total.beta[c] += part.beta[c];
                total.gamma[c] += part.gamma[c];
            }
        }
        A meanOfG = mean(total.beta);
        A meanOfProduct = mean(total.gamma);
        pieces.forEachPiece((piece, first, count) -> {
            A x = kernels.array(Pieces.CHUNK * pitch);
            A g = kernels.array(Pieces.CHUNK * pitch);
            Pieces.forEachChunk(first, count, (row, n) -> {
                readDropped(row, n, x);
                inner.read(row, n, g, 0);
                loops.backward(x, g, n, affine, meanOfG, meanOfProduct);
                drop(before, g, n, row);
                inner.write(row, n, g, 0);
            });
        });
        return total;
    }

    private void readDropped(long row, int rows, A x) {
        input.read(row, rows, x, 0);
        drop(before, x, rows, row);
    }

    private void drop(Dropout dropout, A values, int rows, long firstRow) {
        kernels.drop(dropout, values, rows, channels, firstRow);
    }

    private ChannelLoops.Affine<A> affine(Factors factors) {
        return new ChannelLoops.Affine<>(
                kernels.padded(factors.scale),
                kernels.padded(factors.shift),
                kernels.padded(factors.mean),
                kernels.padded(factors.inverse));
    }

    private A mean(double[] sums) {
        double factor = 1.0 / pieces.rows();
        return kernels.padded(Arrays.stream(sums).map(sum -> sum * factor).toArray());
    }
}
