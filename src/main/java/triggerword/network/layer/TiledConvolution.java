package triggerword.network.layer;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
    /** Tiles of one thread's turn. */
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
    void multiply(INDArray input, INDArray bias, INDArray output, int tiles, LayerWorkspaceMgr workspaces) {
        INDArray slices = array(workspaces, output, tiles, slice);
        INDArray products = array(workspaces, output, tiles, filters);
        A padded = kernels.padded(bias.toDoubleVector());
        for (int example = 0; example < input.size(0); example++) {
            filterInput(input.slice(example), slices, tiles);
            for (long i = 0; i < filter.products(); i++) {
                // The last product is of the kernel's last slice alone.
                long depth = i == filter.products() - 1 ? lastSlice : slice;
                Gemm.multiply(
                        tiles,
                        filters,
                        depth,
                        Matrix.of(slices, slice).plus(i * tiles * slice),
                        Matrix.of(filtered, filters).plus(i * slice * filters),
                        0,
                        Matrix.of(products, filters).plus(i * tiles * filters));
            }
            filterOutput(products, padded, output, example * output.size(1), tiles);
        }
    }

    /** {@code [product][tile][width]}. */
    private INDArray array(LayerWorkspaceMgr workspaces, INDArray like, long tiles, long width) {
        return workspaces.createUninitialized(
                ArrayType.FF_WORKING_MEM, like.dataType(), new long[] {filter.products(), tiles, width}, 'c');
    }

    private interface ChunkAction<A> {
        void accept(int first, int count, A seen, A made);
    }

    /**
     * Walks over all tiles, on any number of threads, a chunk at a time in the same two arrays: new ones for each chunk
     * would come from memory, not from the cache.
     */
    private void inChunks(int tiles, int seen, int made, ChunkAction<A> action) {
        IntStream.range(0, (tiles + PIECE - 1) / PIECE).parallel().forEach(piece -> {
            A source = kernels.array(seen);
            A target = kernels.array(made);
            int end = Math.min(tiles, (piece + 1) * PIECE);
            for (int first = piece * PIECE; first < end; first += CHUNK) {
                action.accept(first, Math.min(CHUNK, end - first), source, target);
            }
        });
    }

    private void filterInput(INDArray example, INDArray slices, int tiles) {
        int pitch = kernels.pitch(slice);
        Rows<A> rows = kernels.rows(example, slice);
        Rows<A> target = kernels.rows(slices, slice);
        inChunks(tiles, (CHUNK * STEPS + taps - 1) * pitch, CHUNK * pitch, (first, count, seen, made) -> {
            rows.read((long) first * STEPS, count * STEPS + taps - 1, seen, 0);
            for (int i = 0; i < filter.products(); i++) {
                for (int tile = 0; tile < count; tile++) {
                    kernels.combine(filter.input()[i], seen, tile * STEPS * pitch, pitch, made, tile * pitch, pitch);
                }
                target.write((long) i * tiles + first, count, made, 0);
            }
        });
    }

    private void filterOutput(INDArray products, A bias, INDArray output, long firstStep, int tiles) {
        int pitch = kernels.pitch(filters);
        int chunk = CHUNK * pitch;
        Rows<A> rows = kernels.rows(products, filters);
        Rows<A> target = kernels.rows(output, filters);
        inChunks(tiles, filter.products() * chunk, STEPS * chunk, (first, count, seen, made) -> {
            for (int i = 0; i < filter.products(); i++) {
                rows.read((long) i * tiles + first, count, seen, i * chunk);
            }
            for (int step = 0; step < count * STEPS; step++) {
                double[] factors = filter.output()[step % STEPS];
                kernels.combine(factors, seen, step / STEPS * pitch, chunk, made, step * pitch, pitch);
                kernels.add(bias, 0, made, step * pitch, pitch);
            }
            target.write(firstStep + (long) first * STEPS, count * STEPS, made, 0);
        });
    }
}
