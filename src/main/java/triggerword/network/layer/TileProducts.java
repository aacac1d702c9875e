package triggerword.network.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;
import triggerword.network.layer.Tiling.Tiles;

/**
 * The products of a piece of a {@link TiledConvolution}, and the memory that one thread works on them in.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TileProducts<A> {
    private final Kernels<A> kernels;
    private final MinimalFilter filter;
    private final int depth;
    private final int filters;
    /** Rows of a slice. */
    private final int rows;
    /** Rows of the longest piece. */
    private final int pieceRows;

    /** The output's side of the filter, transposed. */
    private final double[][] outputTransposed;

    /** {@code [product][row][depth]}. */
    private final INDArray slices;
    /** {@code [product][row][filters]}: products, or on the way back the gradients by them. */
    private final INDArray products;

    private final Rows<A> sliceRows;
    private final Rows<A> productRows;

    private final SlicePlanes<A> inputs;
    private final SlicePlanes<A> outputs;

    /**
     * Memory for any number of tiles.
     *
     * @param rows    of a slice
     * @param depth   elements of a row of the input
     * @param filters elements of a row of the output
     */
    TileProducts(Kernels<A> kernels, MinimalFilter filter, int rows, int depth, int filters, DataType type) {
        this.kernels = kernels;
        this.filter = filter;
        this.depth = depth;
        this.filters = filters;
        this.rows = rows;
        pieceRows = Tiling.pieceRows(rows);
        outputTransposed = MinimalFilter.transposed(filter.output());
        slices = Nd4j.createUninitializedDetached(type, (long) filter.products(), pieceRows, depth);
        products = Nd4j.createUninitializedDetached(type, (long) filter.products(), pieceRows, filters);
        sliceRows = kernels.rows(slices, depth);
        productRows = kernels.rows(products, filters);
        inputs = new SlicePlanes<>(kernels, filter.products(), filter.products(), rows, kernels.pitch(depth));
        outputs = new SlicePlanes<>(kernels, Tiling.OUTPUTS, filter.products(), rows, kernels.pitch(filters));
    }

    private Matrix slices(long product) {
        return Matrix.of(slices, depth).plus(product * pieceRows * depth);
    }

    private Matrix products(long product) {
        return Matrix.of(products, filters).plus(product * pieceRows * filters);
    }

    /** Where the row of a tile is in the piece, among those of a product. */
    private long row(long product, Tiles tiles, int tile) {
        return product * pieceRows + tiles.row() + (long) tile * rows;
    }

    /** The first row of the output of a tile, or of the input if there is no padding. */
    private long step(Tiles tiles, int tile) {
        return (long) (tiles.first() + tile) * Tiling.OUTPUTS * rows;
    }

    private ExampleRows<A> exampleOutputs(Rows<A> output, Tiling tiling, Tiles tiles) {
        Rows<A> own = output.from((long) tiles.example() * tiling.steps() * filters);
        return new ExampleRows<>(kernels, own, tiling.steps(), kernels.pitch(filters));
    }

    /** Filters the slices that tiles see. */
    void filterInput(Rows<A> input, Tiling tiling, Tiles tiles) {
        Rows<A> own = input.from(
                (long) tiles.example() * tiling.time() * (depth / tiling.taps().stride()));
        var source = new ExampleRows<>(kernels, own, tiling.inputRows(), kernels.pitch(depth));
        inputs.forEachChunk(tiles.count(), (first, count) -> {
            inputs.read(source, step(tiles, first) - tiling.taps().padding(), count);
            for (int i = 0; i < filter.products(); i++) {
                inputs.combine(filter.input()[i], count, i);
                inputs.writeCombined(i, sliceRows, row(i, tiles, first), count);
            }
        });
    }

    /**
     * The products of a piece with the kernel.
     *
     * @param kernel    its side of the filter, {@code [product][depth][filters]}
     * @param lastSlice elements of its last slice, which alone the last product is of
     * @param count     rows of the piece
     */
    void multiply(INDArray kernel, int lastSlice, int count) {
        for (long i = 0; i < filter.products(); i++) {
            long length = i == filter.products() - 1 ? lastSlice : depth;
            Matrix factors = Matrix.of(kernel, filters).plus(i * depth * filters);
            Gemm.multiply(count, filters, length, slices(i), factors, 0, products(i));
        }
    }

    /** Adds the tiles' output, the filtered products, to what is there. */
    void addOutput(Rows<A> output, Tiling tiling, Tiles tiles) {
        ExampleRows<A> target = exampleOutputs(output, tiling, tiles);
        outputs.forEachChunk(tiles.count(), (first, count) -> {
            for (int i = 0; i < filter.products(); i++) {
                outputs.readCombined(i, productRows, row(i, tiles, first), count);
            }
            outputs.read(target, step(tiles, first), count);
            for (int j = 0; j < Tiling.OUTPUTS; j++) {
                outputs.addCombination(filter.output()[j], count, j);
            }
            outputs.write(target, step(tiles, first), count);
        });
    }

    /** Filters the gradient by the tiles' output on its way back: to the gradients by the products. */
    void filterGradient(Rows<A> outputGradient, Tiling tiling, Tiles tiles) {
        ExampleRows<A> source = exampleOutputs(outputGradient, tiling, tiles);
        outputs.forEachChunk(tiles.count(), (first, count) -> {
            outputs.read(source, step(tiles, first), count);
            for (int i = 0; i < filter.products(); i++) {
                outputs.combine(outputTransposed[i], count, i);
                outputs.writeCombined(i, productRows, row(i, tiles, first), count);
            }
        });
    }

    /**
     * The gradients by the filtered kernel: the filtered slices, transposed, times the gradients by the products. The last
     * product's has rows behind the kernel's last slice, too: other slices take them times 0, which of NaN is NaN.
     *
     * @param count rows of the piece
     * @param beta  what is there already is multiplied with
     * @param sums  {@code [product][depth][filters]}
     */
    void multiplyTransposed(int count, double beta, Matrix sums) {
        for (long i = 0; i < filter.products(); i++) {
            Gemm.multiplyTransposedA(
                    depth, filters, count, slices(i), products(i), beta, sums.plus(i * depth * filters));
        }
    }
}
