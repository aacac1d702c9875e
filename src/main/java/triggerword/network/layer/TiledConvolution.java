package triggerword.network.layer;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;
import triggerword.network.layer.TileProducts.Tiles;

/**
 * A convolution for tiles of four output steps with at most half of the products: a {@link MinimalFilter} on slices in
 * place of numbers.
 *
 * <p>A slice is {@code stride} steps of the input or taps of the kernel, a row of {@code stride * in} elements. The steps of
 * a tile see the slices from its first one on; a kernel of four slices wants 16 products of slices a tile, and here gets
 * 7. The kernel's side of the filter is worked out once for all tiles, the input's and the output's are sums of a few rows.
 *
 * <p>The gradient by the kernel is the same turned round: the output's gradient is filtered, multiplied with the filtered
 * input, and of the products' sums over all tiles the kernel's slices are made.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TiledConvolution<A> {
    /** Output steps of a tile. */
    static final int STEPS = 4;
    /** Fewer tiles of an example than this do not earn what is done for all: a step of the course's network is even here. */
    private static final int LEAST = 64;
    /** Most parts of a batch whose gradients are added up each for itself, by whatever thread. */
    private static final int PARTS = 8;
    /** Rows of a slice of the kernel at a time: 7 products of 16 rows of 196 floats are 88 KB. */
    private static final int CHUNK = 16;

    private final Kernels<A> kernels;
    private final MinimalFilter filter;
    /** The kernel's side of the filter, transposed. */
    private final double[][] tapsTransposed;

    private final int taps;
    private final int slice;
    private final int filters;
    /** Rows of the kernel's last slice, which may be a part of one. */
    private final int lastSlice;

    /** {@code [kernel][in][filters]}: what the filtered one was worked out of. */
    private final INDArray kernel;
    /** {@code [product][slice][filters]}. */
    private final INDArray filtered;
    /** The memory of threads that have done their turn: new one would come from the system, not from the cache. */
    private final Queue<TileProducts<A>> idle = new ConcurrentLinkedQueue<>();

    /**
     * How many tiles it computes; 0 where it is no gain, as with two slices, of which the filter saves 3 products of 8. The
     * last steps of a sequence are not among them, as a tile reads whole slices.
     */
    static int count(Convolution conf, long time) {
        int taps = slices(conf);
        long tiles = (time / conf.stride() - taps + 1) / STEPS;
        return taps < 3 || taps > MinimalFilter.MAX_TAPS || tiles < LEAST ? 0 : (int) tiles;
    }

    private static int slices(Convolution conf) {
        return (conf.kernel() + conf.stride() - 1) / conf.stride();
    }

    /** @param kernel {@code [kernel][in][filters]}; of it a copy is kept */
    TiledConvolution(Kernels<A> kernels, Convolution conf, INDArray kernel) {
        this.kernels = kernels;
        this.taps = slices(conf);
        this.filter = MinimalFilter.of(STEPS, taps);
        this.tapsTransposed = MinimalFilter.transposed(filter.taps());
        this.slice = (int) (conf.stride() * conf.getNIn());
        this.filters = (int) conf.getNOut();
        this.lastSlice = (int) (conf.kernel() * conf.getNIn()) - (taps - 1) * slice;
        this.kernel = kernel.dup('c').detach();
        this.filtered = Nd4j.createUninitializedDetached(kernel.dataType(), (long) filter.products(), slice, filters);
        filterKernel();
    }

    /** Goes on with these values of the kernel. */
    void use(INDArray kernel) {
        if (!NativeBuffers.same(this.kernel, kernel)) {
            this.kernel.assign(kernel);
            filterKernel();
        }
    }

    /** What is done with some rows of a tap's slice. */
    private interface TapAction {
        void accept(int tap, int rows);
    }

    /** Walks over the taps' slices that have some of the rows: the last may be too short. */
    private void forEachTap(int first, int rows, TapAction action) {
        for (int tap = 0; tap < taps; tap++) {
            int own = Math.min(rows, (tap == taps - 1 ? lastSlice : slice) - first);
            if (own > 0) {
                action.accept(tap, own);
            }
        }
    }

    private void forEachRows(Pieces.ChunkAction action) {
        Cores.forEach(
                (slice + CHUNK - 1) / CHUNK,
                chunk -> action.accept(chunk * CHUNK, Math.min(CHUNK, slice - chunk * CHUNK)));
    }

    private void filterKernel() {
        Rows<A> source = kernels.rows(kernel, filters);
        Rows<A> target = kernels.rows(filtered, filters);
        forEachRows((first, rows) -> {
            int length = rows * kernels.pitch(filters);
            A slices = kernels.array(taps * length);
            A sums = kernels.array(length);
            forEachTap(first, rows, (tap, own) -> source.read((long) tap * slice + first, own, slices, tap * length));
            for (int i = 0; i < filter.products(); i++) {
                kernels.combine(filter.taps()[i], slices, 0, length, sums, 0, length);
                target.write((long) i * slice + first, rows, sums, 0);
            }
        });
    }

    /** One of the pieces of all examples' tiles. */
    private static Tiles piece(int number, int tiles) {
        int perExample = TileProducts.pieces(tiles);
        return new Tiles(number / perExample, 0, tiles).share(number % perExample, perExample);
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
        Cores.forEach(
                (int) input.size(0) * TileProducts.pieces(tiles),
                number -> withMemory(memory -> {
                    Tiles piece = piece(number, tiles);
                    memory.filterInput(input, piece);
                    memory.multiply(filtered, lastSlice, piece.count());
                    memory.filterOutput(padded, output, piece);
                }));
    }

    /** The shape of what {@link #writeKernelGradient} works in, for a batch with so many tiles an example. */
    long[] parts(long batch, int tiles) {
        return new long[] {Math.min(PARTS, batch * TileProducts.pieces(tiles)), filter.products(), slice, filters};
    }

    /**
     * Writes the gradient by the kernel, as far as it comes from the first {@code 4 * tiles} steps of each example.
     *
     * @param outputGradient {@code [batch][steps][filters]}
     * @param parts          of the shape {@link #parts}
     * @param kernelGradient {@code [kernel][in][filters]}
     */
    void writeKernelGradient(
            INDArray input, INDArray outputGradient, int tiles, INDArray parts, INDArray kernelGradient) {
        int count = (int) parts.size(0);
        int pieces = (int) input.size(0) * TileProducts.pieces(tiles);
        Cores.forEach(
                count,
                part -> withMemory(memory -> {
                    Matrix sums = Matrix.of(parts, filters).plus((long) part * filter.products() * slice * filters);
                    int first = part * pieces / count;
                    for (int number = first; number < (part + 1) * pieces / count; number++) {
                        Tiles piece = piece(number, tiles);
                        memory.filterInput(input, piece);
                        memory.filterGradient(outputGradient, piece);
                        memory.multiplyTransposed(piece.count(), number == first ? 0 : 1, sums);
                    }
                }));
        Rows<A> target = kernels.rows(kernelGradient, filters);
        forEachRows((first, rows) -> {
            int length = rows * kernels.pitch(filters);
            A sums = sum(parts, first, rows);
            A taken = kernels.array(length);
            forEachTap(first, rows, (tap, own) -> {
                kernels.combine(tapsTransposed[tap], sums, 0, length, taken, 0, length);
                target.write((long) tap * slice + first, own, taken, 0);
            });
        });
    }

    /** The sums over all parts of some rows of each product, {@code [product][row]}. */
    private A sum(INDArray parts, int first, int rows) {
        int length = rows * kernels.pitch(filters);
        A part = kernels.array(filter.products() * length);
        A sums = kernels.array(filter.products() * length);
        Rows<A> source = kernels.rows(parts, filters);
        for (long number = 0; number < parts.size(0); number++) {
            for (int i = 0; i < filter.products(); i++) {
                source.read((number * filter.products() + i) * slice + first, rows, part, i * length);
            }
            kernels.add(part, 0, sums, 0, filter.products() * length);
        }
        return sums;
    }

    /** Runs an action on memory of its own. */
    private void withMemory(Consumer<TileProducts<A>> action) {
        TileProducts<A> memory = Optional.ofNullable(idle.poll())
                .orElseGet(() -> new TileProducts<>(kernels, filter, slice, filters, kernel.dataType()));
        action.accept(memory);
        idle.add(memory);
    }
}
