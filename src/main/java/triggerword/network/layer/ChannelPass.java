package triggerword.network.layer;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Walks over all rows of a normalization: pieces on any number of threads, each piece some rows at a time in heap memory.
 * Sums are made for each piece and joined in order, so that the result does not depend on the threads.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ChannelPass<A> {
    /** Rows at a time: 64 rows of 196 floats are 52 KB, input and gradient together a part of the L2 cache. */
    private static final int CHUNK = 64;
    /** Rows of a piece. */
    private static final int PIECE = 8 * CHUNK;

    private final Kernels<A> kernels;
    private final ChannelLoops.Shape shape;
    private final ChannelLoops<A> loops;
    private final Rows<A> input;
    private final int rows;

    /** Per channel, over all rows: means, and means of squared deviations. */
    record Moments(double[] mean, double[] variance) {}

    /** Per channel, over all rows: sums of g and of g · x̂, the gradients by beta and gamma. */
    record Sums(double[] beta, double[] gamma) {}

    /** Per channel: the factors of {@link ChannelLoops.Affine}. */
    record Factors(double[] scale, double[] shift, double[] mean, double[] inverse) {}

    ChannelPass(Kernels<A> kernels, INDArray input, boolean relu, Dropout before, Dropout after) {
        int channels = (int) input.size(2);
        this.kernels = kernels;
        this.shape = new ChannelLoops.Shape(channels, kernels.pitch(channels), relu, before, after);
        this.loops = kernels.channelLoops(shape);
        this.input = kernels.rows(input, channels);
        this.rows = Math.toIntExact(input.size(0) * input.size(1));
    }

    /** The moments of the input behind the first dropout. */
    Moments moments() {
        var parts = new Moments[pieces()];
        forEachPiece((piece, first, count) -> {
            A x = kernels.array(CHUNK * shape.pitch());
            A mean = kernels.array(shape.pitch());
            A squares = kernels.array(shape.pitch());
            var part = new Moments(new double[shape.channels()], new double[shape.channels()]);
            forEachChunk(first, count, (row, n) -> {
                input.read(row, n, x, 0);
                loops.moments(x, n, row, mean, squares);
                join(part, row - first, numbers(mean), numbers(squares), n);
            });
            parts[piece] = part;
        });
        var all = new Moments(new double[shape.channels()], new double[shape.channels()]);
        for (int piece = 0; piece < parts.length; piece++) {
            int first = piece * PIECE;
            join(all, first, parts[piece].mean, parts[piece].variance, Math.min(PIECE, rows - first));
        }
        for (int c = 0; c < shape.channels(); c++) {
            all.variance[c] /= rows;
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
        Rows<A> target = kernels.rows(output, shape.channels());
        var affine = affine(factors);
        forEachPiece((piece, first, count) -> {
            A x = kernels.array(CHUNK * shape.pitch());
            forEachChunk(first, count, (row, n) -> {
                input.read(row, n, x, 0);
                loops.forward(x, n, row, affine);
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
        Rows<A> outer = kernels.rows(gradient, shape.channels());
        Rows<A> inner = kernels.rows(inputGradient, shape.channels());
        var affine = affine(factors);
        var parts = new Sums[pieces()];
        forEachPiece((piece, first, count) -> {
            A x = kernels.array(CHUNK * shape.pitch());
            A g = kernels.array(CHUNK * shape.pitch());
            A sums = kernels.array(shape.pitch());
            A products = kernels.array(shape.pitch());
            forEachChunk(first, count, (row, n) -> {
                input.read(row, n, x, 0);
                outer.read(row, n, g, 0);
                loops.backwardSums(x, g, n, row, affine, sums, products);
                inner.write(row, n, g, 0);
            });
            parts[piece] = new Sums(numbers(sums), numbers(products));
        });
        var total = new Sums(new double[shape.channels()], new double[shape.channels()]);
        for (Sums part : parts) {
            for (int c = 0; c < shape.channels(); c++) {
                total.beta[c] += part.beta[c];
                total.gamma[c] += part.gamma[c];
            }
        }
        A meanOfG = heap(total.beta, 1.0 / rows);
        A meanOfProduct = heap(total.gamma, 1.0 / rows);
        forEachPiece((piece, first, count) -> {
            A x = kernels.array(CHUNK * shape.pitch());
            A g = kernels.array(CHUNK * shape.pitch());
            forEachChunk(first, count, (row, n) -> {
                input.read(row, n, x, 0);
                inner.read(row, n, g, 0);
                loops.backward(x, g, n, row, affine, meanOfG, meanOfProduct);
                inner.write(row, n, g, 0);
            });
        });
        return total;
    }

    private ChannelLoops.Affine<A> affine(Factors factors) {
        return new ChannelLoops.Affine<>(
                heap(factors.scale, 1), heap(factors.shift, 1), heap(factors.mean, 1), heap(factors.inverse, 1));
    }

    private A heap(double[] values, double factor) {
        A array = kernels.array(shape.pitch());
        for (int c = 0; c < values.length; c++) {
            kernels.set(array, c, values[c] * factor);
        }
        return array;
    }

    private double[] numbers(A array) {
        return IntStream.range(0, shape.channels())
                .mapToDouble(c -> kernels.get(array, c))
                .toArray();
    }

    private interface PieceAction {
        void accept(int piece, int firstRow, int rows);
    }

    private interface ChunkAction {
        void accept(int firstRow, int rows);
    }

    private int pieces() {
        return (rows + PIECE - 1) / PIECE;
    }

    private void forEachPiece(PieceAction action) {
        IntStream.range(0, pieces())
                .parallel()
                .forEach(piece -> action.accept(piece, piece * PIECE, Math.min(PIECE, rows - piece * PIECE)));
    }

    private static void forEachChunk(int first, int rows, ChunkAction action) {
        for (int row = first; row < first + rows; row += CHUNK) {
            action.accept(row, Math.min(CHUNK, first + rows - row));
        }
    }
}
