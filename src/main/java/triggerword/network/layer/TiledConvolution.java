package triggerword.network.layer;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution for tiles of four output steps with less than half of the products: a {@link MinimalFilter} on slices in
 * place of numbers.
 *
 * <p>A slice is {@code stride} steps of the input or taps of the kernel, a row of {@code stride * in} elements. The steps of
 * a tile see the slices from its first one on; a kernel of four slices wants 16 products of slices a tile, and here gets
 * 7. The kernel's side of the filter is worked out once, the input's and the output's are sums of a few rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TiledConvolution<A> {
    /** Output steps of a tile. */
    static final int STEPS = 4;
    /** Fewer tiles than this do not earn the products of the kernel. */
    private static final int LEAST = 16;
    /** Tiles at a time: their slices of 404 floats are 110 KB, a part of the L2 cache. */
    private static final int CHUNK = 16;
    /** Most tiles of one thread's turn: what it works on are 1.4 MB then, the slices 1 MB of it. */
    private static final int PIECE = 6 * CHUNK;

    private final Kernels<A> kernels;
    private final MinimalFilter filter;
    private final int taps;
    private final int slice;
    private final int filters;
    /** Elements of the kernel's last slice, which may be a part of one. */
    private final int lastSlice;

    private final INDArray kernel;
    /** {@code [product][slice][filters]}. */
    private final INDArray filtered;
    /** The memory of threads that have done their piece: new one would come from the system, not from the cache. */
    private final Queue<Piece> idle = new ConcurrentLinkedQueue<>();

    /**
     * How many tiles it computes; 0 where it is no gain. The last steps of a sequence are not among them, as a tile reads
     * whole slices.
     */
    static int count(Convolution conf, long time) {
        int taps = slices(conf);
        long tiles = (time / conf.stride() - taps + 1) / STEPS;
        return taps < 2 || taps > MinimalFilter.MAX_TAPS || tiles < LEAST ? 0 : (int) tiles;
    }

    private static int slices(Convolution conf) {
        return (conf.kernel() + conf.stride() - 1) / conf.stride();
    }

    /** @param kernel {@code [kernel][in][filters]}; of it a copy is kept */
    TiledConvolution(Kernels<A> kernels, Convolution conf, INDArray kernel) {
        this.kernels = kernels;
        this.taps = slices(conf);
        this.filter = MinimalFilter.of(STEPS, taps);
        this.slice = (int) (conf.stride() * conf.getNIn());
        this.filters = (int) conf.getNOut();
        this.lastSlice = (int) (conf.kernel() * conf.getNIn()) - (taps - 1) * slice;
        this.kernel = kernel.dup('c').detach();
        this.filtered = Nd4j.createUninitializedDetached(kernel.dataType(), (long) filter.products(), slice, filters);
        filterKernel();
    }

    private void filterKernel() {
        int length = slice * kernels.pitch(filters);
        A slices = kernels.array(taps * length);
        kernels.rows(kernel, filters).read(0, (taps - 1) * slice + lastSlice, slices, 0);
        Rows<A> target = kernels.rows(filtered, filters);
        IntStream.range(0, filter.products()).parallel().forEach(i -> {
            A sums = kernels.array(length);
            kernels.combine(filter.taps()[i], slices, 0, length, sums, 0, length);
            target.write((long) i * slice, slice, sums, 0);
        });
    }

    /** Whether it was made of these values. */
    boolean isOf(INDArray kernel) {
        return NativeBuffers.same(this.kernel, kernel);
    }

    /**
     * Writes the first {@code 4 * tiles} steps of each example.
     *
     * @param input  {@code [batch][time][in]}
     * @param bias   {@code [filters]}
     * @param output {@code [batch][steps][filters]}
     */
    void multiply(INDArray input, INDArray bias, INDArray output, int tiles) {
        A padded = kernels.padded(bias.toDoubleVector());
        int perExample = (tiles + PIECE - 1) / PIECE;
        int length = (tiles + perExample - 1) / perExample;
        IntStream.range(0, (int) input.size(0) * perExample)
                .parallel()
                .forEach(number -> Gemm.alone(() -> {
                    int example = number / perExample;
                    int first = number % perExample * length;
                    Piece piece = Optional.ofNullable(idle.poll()).orElseGet(Piece::new);
                    piece.multiply(input, padded, output, example, first, Math.min(length, tiles - first));
                    idle.add(piece);
                }));
    }

    /** The memory that some consecutive tiles of an example are worked on in: one thread's, small enough for its cache. */
    private final class Piece {
        /** {@code [product][tile][slice]}. */
        private final INDArray slices = array(slice);
        /** {@code [product][tile][filters]}. */
        private final INDArray products = array(filters);
        /** The input steps of a chunk, and a row for each of its tiles. */
        private final A steps = kernels.array((CHUNK * STEPS + taps - 1) * kernels.pitch(slice));

        private final A sliceRows = kernels.array(CHUNK * kernels.pitch(slice));
        /** A row for each product and tile of a chunk, and for each of its output steps. */
        private final A productRows = kernels.array(filter.products() * CHUNK * kernels.pitch(filters));

        private final A outputRows = kernels.array(CHUNK * STEPS * kernels.pitch(filters));

        private INDArray array(int width) {
            return Nd4j.createUninitializedDetached(kernel.dataType(), (long) filter.products(), PIECE, width);
        }

        void multiply(INDArray input, A bias, INDArray output, int example, int first, int tiles) {
            filterInput(kernels.rows(input.slice(example), slice), first, tiles);
            for (long i = 0; i < filter.products(); i++) {
                // The last product is of the kernel's last slice alone.
                long depth = i == filter.products() - 1 ? lastSlice : slice;
                Gemm.multiply(
                        tiles,
                        filters,
                        depth,
                        Matrix.of(slices, slice).plus(i * PIECE * slice),
                        Matrix.of(filtered, filters).plus(i * slice * filters),
                        0,
                        Matrix.of(products, filters).plus(i * PIECE * filters));
            }
            filterOutput(bias, kernels.rows(output, filters), example * output.size(1) + (long) first * STEPS, tiles);
        }

        private void filterInput(Rows<A> rows, int first, int tiles) {
            int pitch = kernels.pitch(slice);
            Rows<A> target = kernels.rows(slices, slice);
            for (int chunk = 0; chunk < tiles; chunk += CHUNK) {
                int count = Math.min(CHUNK, tiles - chunk);
                rows.read((long) (first + chunk) * STEPS, count * STEPS + taps - 1, steps, 0);
                for (int i = 0; i < filter.products(); i++) {
                    for (int tile = 0; tile < count; tile++) {
                        kernels.combine(
                                filter.input()[i], steps, tile * STEPS * pitch, pitch, sliceRows, tile * pitch, pitch);
                    }
                    target.write((long) i * PIECE + chunk, count, sliceRows, 0);
                }
            }
        }

        private void filterOutput(A bias, Rows<A> target, long firstStep, int tiles) {
            int pitch = kernels.pitch(filters);
            Rows<A> rows = kernels.rows(products, filters);
            for (int chunk = 0; chunk < tiles; chunk += CHUNK) {
                int count = Math.min(CHUNK, tiles - chunk);
                for (int i = 0; i < filter.products(); i++) {
                    rows.read((long) i * PIECE + chunk, count, productRows, i * CHUNK * pitch);
                }
                for (int step = 0; step < count * STEPS; step++) {
                    double[] factors = filter.output()[step % STEPS];
                    kernels.combine(
                            factors, productRows, step / STEPS * pitch, CHUNK * pitch, outputRows, step * pitch, pitch);
                    kernels.add(bias, 0, outputRows, step * pitch, pitch);
                }
                target.write(firstStep + (long) chunk * STEPS, count * STEPS, outputRows, 0);
            }
        }
    }
}
