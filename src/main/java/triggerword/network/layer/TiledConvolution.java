package triggerword.network.layer;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution for {@link Tiling tiles} of four outputs with at most half of the products: a {@link MinimalFilter} on slices
 * in place of numbers.
 *
 * <p>The outputs of a tile see the slices from its first one on; a kernel of four slices wants 16 products of slices a tile,
 * and here gets 7; one of five wants 20 and gets 8. The kernel's side of the filter is worked out once for all tiles, the
 * input's and the output's are sums of a few rows.
 *
 * <p>The gradient by the kernel is the same turned round: the output's gradient is filtered, multiplied with the filtered
 * input, and of the products' sums over all tiles the kernel's slices are made.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TiledConvolution<A> {
    /** Most parts of a batch whose gradients are added up each for itself, by whatever thread. */
    private static final int PARTS = 8;
    /** Rows of a slice of the kernel at a time: 7 products of 16 rows of 196 floats are 88 KB. */
    private static final int CHUNK = 16;

    private final Kernels<A> kernels;
    private final int dilation;
    private final MinimalFilter filter;
    /** The kernel's side of the filter, transposed. */
    private final double[][] tapsTransposed;

    private final int kernelSlices;
    /** Rows of a slice of the kernel, elements of a row of the input. */
    private final int depth;

    private final int filters;
    /** Rows of the kernel's last slice, which may be a part of one. */
    private final int lastSlice;

    /** {@code [kernel][in][filters]}: what the filtered one was worked out of. */
    private final INDArray kernel;
    /** {@code [product][depth][filters]}. */
    private final INDArray filtered;
    /** The memory of threads that have done their turn, 0.8 MB each with 128 channels: new one would be got from the system. */
    private final Queue<TileProducts<A>> idle = new ConcurrentLinkedQueue<>();

    /** @param kernel {@code [kernel][in][filters]}; of it a copy is kept */
    TiledConvolution(Kernels<A> kernels, Taps taps, INDArray kernel) {
        this.kernels = kernels;
        this.dilation = taps.dilation();
        this.kernelSlices = taps.slices();
        this.filter = MinimalFilter.of(Tiling.OUTPUTS, kernelSlices);
        this.tapsTransposed = MinimalFilter.transposed(filter.taps());
        this.depth = (int) (taps.stride() * kernel.size(1));
        this.filters = (int) kernel.size(2);
        this.lastSlice = (int) (taps.kernel() * kernel.size(1)) - (kernelSlices - 1) * depth;
        this.kernel = kernel.dup('c').detach();
        this.filtered = Nd4j.createUninitializedDetached(kernel.dataType(), (long) filter.products(), depth, filters);
        filterKernel();
    }

    /**
     * The convolution with a kernel of these values: the one before, which then goes on with them, or a first one.
     *
     * @param before null if there is none; else with as many taps, stride and dilation
     */
    static TiledConvolution<?> with(INDArray kernel, Kernels<?> kernels, Taps taps, TiledConvolution<?> before) {
        if (before == null) {
            return new TiledConvolution<>(kernels, taps, kernel);
        }
        if (!NativeBuffers.same(before.kernel, kernel)) {
            before.kernel.assign(kernel);
            before.filterKernel();
        }
        return before;
    }

    /**
     * The kernel of the way back, see {@link Taps#turned}: {@code [kernel][filters][in]}, its last tap first.
     *
     * @param kernel {@code [kernel][in][filters]}
     */
    static INDArray turned(INDArray kernel) {
        long taps = kernel.size(0);
        // a copy first: some slices of views of all parameters are empty in ND4J
        INDArray transposed = kernel.permute(0, 2, 1).dup('c');
        INDArray turned = Nd4j.createUninitializedDetached(kernel.dataType(), transposed.shape());
        for (long tap = 0; tap < taps; tap++) {
            turned.slice(taps - 1 - tap).assign(transposed.slice(tap));
        }
        return turned;
    }

    /** What is done with some rows of a tap's slice. */
    private interface TapAction {
        void accept(int tap, int rows);
    }

    /** Walks over the taps' slices that have some of the rows: the last may be too short. */
    private void forEachTap(int first, int rows, TapAction action) {
        for (int tap = 0; tap < kernelSlices; tap++) {
            int own = Math.min(rows, (tap == kernelSlices - 1 ? lastSlice : depth) - first);
            if (own > 0) {
                action.accept(tap, own);
            }
        }
    }

    private void forEachRows(Pieces.ChunkAction action) {
        Cores.forEach(
                (depth + CHUNK - 1) / CHUNK,
                chunk -> action.accept(chunk * CHUNK, Math.min(CHUNK, depth - chunk * CHUNK)));
    }

    private static int[] places(int count, int length) {
        return IntStream.range(0, count).map(i -> i * length).toArray();
    }

    private void filterKernel() {
        Rows<A> source = kernels.rows(kernel, filters);
        Rows<A> target = kernels.rows(filtered, filters);
        forEachRows((first, rows) -> {
            int length = rows * kernels.pitch(filters);
            A slices = kernels.array(kernelSlices * length);
            A sums = kernels.array(length);
            forEachTap(first, rows, (tap, own) -> source.read((long) tap * depth + first, own, slices, tap * length));
            for (int i = 0; i < filter.products(); i++) {
                kernels.combine(filter.taps()[i], slices, places(kernelSlices, length), sums, 0, length);
                target.write((long) i * depth + first, rows, sums, 0);
            }
        });
    }

    /**
     * Adds the convolution to the steps of the output that are in tiles.
     *
     * @param input  {@code [batch][time][in]}
     * @param output {@code [batch][steps][filters]}
     */
    void addTo(INDArray output, INDArray input, Tiling tiling) {
        int batch = (int) input.size(0);
        Rows<A> source = kernels.rows(input, depth);
        Rows<A> target = kernels.rows(output, filters);
        Cores.forEach(
                tiling.pieces(batch),
                piece -> withMemory(memory -> {
                    int rows = tiling.forEach(piece, batch, tiles -> memory.filterInput(source, tiling, tiles));
                    memory.multiply(filtered, lastSlice, rows);
                    tiling.forEach(piece, batch, tiles -> memory.addOutput(target, tiling, tiles));
                }));
    }

    /** The shape of what {@link #writeKernelGradient} works in. */
    long[] parts(int batch, Tiling tiling) {
        int pieces = tiling.pieces(batch);
        return new long[] {Math.min(PARTS, pieces), filter.products(), depth, filters};
    }

    /**
     * Writes the gradient by the kernel, as far as it comes from the steps of the output that are in tiles.
     *
     * @param outputGradient {@code [batch][steps][filters]}
     * @param parts          of the shape {@link #parts}
     * @param kernelGradient {@code [kernel][in][filters]}
     */
    void writeKernelGradient(
            INDArray input, INDArray outputGradient, Tiling tiling, INDArray parts, INDArray kernelGradient) {
        int batch = (int) input.size(0);
        int pieces = tiling.pieces(batch);
        int count = (int) parts.size(0);
        Rows<A> source = kernels.rows(input, depth);
        Rows<A> outer = kernels.rows(outputGradient, filters);
        Cores.forEach(
                count,
                part -> withMemory(memory -> {
                    Matrix sums = Matrix.of(parts, filters).plus((long) part * filter.products() * depth * filters);
                    int first = part * pieces / count;
                    for (int piece = first; piece < (part + 1) * pieces / count; piece++) {
                        int rows = tiling.forEach(piece, batch, tiles -> {
                            memory.filterInput(source, tiling, tiles);
                            memory.filterGradient(outer, tiling, tiles);
                        });
                        memory.multiplyTransposed(rows, piece == first ? 0 : 1, sums);
                    }
                }));
        Rows<A> target = kernels.rows(kernelGradient, filters);
        forEachRows((first, rows) -> {
            int length = rows * kernels.pitch(filters);
            A sums = sum(parts, first, rows);
            A taken = kernels.array(length);
            forEachTap(first, rows, (tap, own) -> {
                kernels.combine(tapsTransposed[tap], sums, places(filter.products(), length), taken, 0, length);
                target.write((long) tap * depth + first, own, taken, 0);
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
                source.read((number * filter.products() + i) * depth + first, rows, part, i * length);
            }
            kernels.add(part, 0, sums, 0, filter.products() * length);
        }
        return sums;
    }

    /** Runs an action on memory of its own. */
    private void withMemory(Consumer<TileProducts<A>> action) {
        TileProducts<A> memory = Optional.ofNullable(idle.poll())
                .orElseGet(() -> new TileProducts<>(kernels, filter, dilation, depth, filters, kernel.dataType()));
        action.accept(memory);
        idle.add(memory);
    }
}
