package triggerword.network.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * The products of some consecutive tiles of a {@link TiledConvolution}, and the memory that one thread works on them in.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TileProducts<A> {
    /** Tiles at a time: their slices of 404 floats are 110 KB, a part of the L2 cache. */
    private static final int CHUNK = 16;
    /** Most tiles of a piece: the slices of so many are 1.1 MB, their products 0.5 MB. */
    private static final int PIECE = 6 * CHUNK;

    private static final int STEPS = TiledConvolution.STEPS;

    private final Kernels<A> kernels;
    private final MinimalFilter filter;
    private final int slice;
    private final int filters;
    private final int slicePitch;
    private final int filterPitch;

    /** The output's side of the filter, transposed. */
    private final double[][] outputTransposed;

    /** {@code [product][tile][slice]}. */
    private final INDArray slices;
    /** {@code [product][tile][filters]}: products, or on the way back the gradients by them. */
    private final INDArray products;
    /** The slices of the input that a chunk sees, and a row for each of its tiles. */
    private final A inputRows;

    private final A sliceRows;
    /** A row for each product and tile of a chunk, and for each of its output steps. */
    private final A productRows;

    private final A outputRows;

    TileProducts(Kernels<A> kernels, MinimalFilter filter, int slice, int filters, DataType type) {
        this.kernels = kernels;
        this.filter = filter;
        this.slice = slice;
        this.filters = filters;
        outputTransposed = MinimalFilter.transposed(filter.output());
        slicePitch = kernels.pitch(slice);
        filterPitch = kernels.pitch(filters);
        slices = Nd4j.createUninitializedDetached(type, (long) filter.products(), PIECE, slice);
        products = Nd4j.createUninitializedDetached(type, (long) filter.products(), PIECE, filters);
        inputRows = kernels.array(inputSlices(CHUNK) * slicePitch);
        sliceRows = kernels.array(CHUNK * slicePitch);
        productRows = kernels.array(filter.products() * CHUNK * filterPitch);
        outputRows = kernels.array(CHUNK * STEPS * filterPitch);
    }

    /**
     * Some tiles of an example.
     *
     * @param first number of the first one in the example
     */
    record Tiles(int example, int first, int count) {
        /** One of several shares of about the same size. */
        Tiles share(int number, int shares) {
            int from = (int) ((long) number * count / shares);
            int end = (int) ((number + 1L) * count / shares);
            return new Tiles(example, first + from, end - from);
        }
    }

    /** Least number of pieces that so many tiles are to be cut into. */
    static int pieces(int tiles) {
        return (tiles + PIECE - 1) / PIECE;
    }

    /** Slices of the input that tiles see: the steps of one see {@code products} of them. */
    private int inputSlices(int tiles) {
        return (tiles - 1) * STEPS + filter.products();
    }

    private Matrix slices(long product) {
        return Matrix.of(slices, slice).plus(product * PIECE * slice);
    }

    private Matrix products(long product) {
        return Matrix.of(products, filters).plus(product * PIECE * filters);
    }

    /** Filters the slices that the tiles see. */
    void filterInput(INDArray input, Tiles tiles) {
        Rows<A> rows = kernels.rows(input.slice(tiles.example), slice);
        Rows<A> target = kernels.rows(slices, slice);
        Pieces.forEachChunk(0, tiles.count, CHUNK, (first, count) -> {
            rows.read((long) (tiles.first + first) * STEPS, inputSlices(count), inputRows, 0);
            for (int i = 0; i < filter.products(); i++) {
                for (int tile = 0; tile < count; tile++) {
                    int from = tile * STEPS * slicePitch;
                    kernels.combine(
                            filter.input()[i], inputRows, from, slicePitch, sliceRows, tile * slicePitch, slicePitch);
                }
                target.write((long) i * PIECE + first, count, sliceRows, 0);
            }
        });
    }

    /**
     * The products with the kernel.
     *
     * @param kernel    its side of the filter, {@code [product][slice][filters]}
     * @param lastSlice elements of its last slice, which alone the last product is of
     */
    void multiply(INDArray kernel, int lastSlice, int tiles) {
        for (long i = 0; i < filter.products(); i++) {
            long depth = i == filter.products() - 1 ? lastSlice : slice;
            Matrix factors = Matrix.of(kernel, filters).plus(i * slice * filters);
            Gemm.multiply(tiles, filters, depth, slices(i), factors, 0, products(i));
        }
    }

    /** Writes the tiles' output steps, the filtered products. */
    void filterOutput(A bias, INDArray output, Tiles tiles) {
        Rows<A> rows = kernels.rows(products, filters);
        Rows<A> target = kernels.rows(output, filters);
        Pieces.forEachChunk(0, tiles.count, CHUNK, (first, count) -> {
            for (int i = 0; i < filter.products(); i++) {
                rows.read((long) i * PIECE + first, count, productRows, i * CHUNK * filterPitch);
            }
            for (int step = 0; step < count * STEPS; step++) {
                double[] factors = filter.output()[step % STEPS];
                int from = step / STEPS * filterPitch;
                int to = step * filterPitch;
                kernels.combine(factors, productRows, from, CHUNK * filterPitch, outputRows, to, filterPitch);
                kernels.add(bias, 0, outputRows, to, filterPitch);
            }
            target.write(outputRow(output, tiles, first), count * STEPS, outputRows, 0);
        });
    }

    /** Filters the gradient by the tiles' output steps on its way back: to the gradients by the products. */
    void filterGradient(INDArray outputGradient, Tiles tiles) {
        Rows<A> rows = kernels.rows(outputGradient, filters);
        Rows<A> target = kernels.rows(products, filters);
        Pieces.forEachChunk(0, tiles.count, CHUNK, (first, count) -> {
            rows.read(outputRow(outputGradient, tiles, first), count * STEPS, outputRows, 0);
            for (int i = 0; i < filter.products(); i++) {
                double[] factors = outputTransposed[i];
                for (int tile = 0; tile < count; tile++) {
                    int from = tile * STEPS * filterPitch;
                    kernels.combine(
                            factors, outputRows, from, filterPitch, productRows, tile * filterPitch, filterPitch);
                }
                target.write((long) i * PIECE + first, count, productRows, 0);
            }
        });
    }

    /**
     * The gradients by the filtered kernel: the filtered slices, transposed, times the gradients by the products. The last
     * product's has rows behind the kernel's last slice, too: other slices take nothing of them, but a number they must be.
     *
     * @param beta what is there already is multiplied with
     * @param sums {@code [product][slice][filters]}
     */
    void multiplyTransposed(int tiles, double beta, Matrix sums) {
        for (long i = 0; i < filter.products(); i++) {
            Gemm.multiplyTransposedA(
                    slice, filters, tiles, slices(i), products(i), beta, sums.plus(i * slice * filters));
        }
    }

    private static long outputRow(INDArray output, Tiles tiles, int tile) {
        return tiles.example * output.size(1) + (long) (tiles.first + tile) * STEPS;
    }
}
