package triggerword.network.layer;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;
import triggerword.network.layer.TileProducts.Tiles;

/**
 * A convolution for tiles of four output steps with less than half of the products: a {@link MinimalFilter} on slices in
 * place of numbers.
 *
 * <p>A slice is {@code stride} steps of the input or taps of the kernel, a row of {@code stride * in} elements. The steps of
 * a tile see the slices from its first one on; a kernel of four slices wants 16 products of slices a tile, and here gets
 * 7. The kernel's side of the filter is worked out once, the input's and the output's are sums of a few rows.
 *
 * <p>The gradient by the kernel is the same turned round: 7 products of the filtered input with sums of the output's
 * gradient, and of these the kernel's slices are sums.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class TiledConvolution<A> {
    /** Output steps of a tile. */
    static final int STEPS = 4;
    /** Fewer tiles than this do not earn the products of the kernel. */
    private static final int LEAST = 16;
    /** Parts of an example whose gradients are added up each for itself, by whatever thread. */
    private static final int PARTS = 2;
    /** Rows of the kernel's gradient at a time: 7 products of 16 rows of 196 floats are 88 KB. */
    private static final int CHUNK = 16;

    private final Kernels<A> kernels;
    private final MinimalFilter filter;
    private final int taps;
    private final int slice;
    private final int filters;
    /** Elements of the kernel's last slice, which may be a part of one. */
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

    /**
     * Writes the first {@code 4 * tiles} steps of each example.
     *
     * @param input  {@code [batch][time][in]}
     * @param bias   {@code [filters]}
     * @param output {@code [batch][steps][filters]}
     */
    void multiply(INDArray input, INDArray bias, INDArray output, int tiles) {
        A padded = kernels.padded(bias.toDoubleVector());
        int perExample = TileProducts.pieces(tiles);
        IntStream.range(0, (int) input.size(0) * perExample)
                .parallel()
                .forEach(turn -> withMemory(memory -> {
                    Tiles some = new Tiles(turn / perExample, 0, tiles).share(turn % perExample, perExample);
                    memory.filterInput(input, some);
                    memory.multiply(filtered, lastSlice, some.count());
                    memory.filterOutput(padded, output, some);
                }));
    }

    /** The shape of what {@link #writeKernelGradient} works in. */
    long[] parts(long batch) {
        return new long[] {batch * PARTS, filter.products(), slice, filters};
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
        IntStream.range(0, (int) parts.size(0))
                .parallel()
                .forEach(turn -> withMemory(memory -> {
                    Tiles part = new Tiles(turn / PARTS, 0, tiles).share(turn % PARTS, PARTS);
                    Matrix sums = Matrix.of(parts, filters).plus((long) turn * filter.products() * slice * filters);
                    int pieces = TileProducts.pieces(part.count());
                    for (int piece = 0; piece < pieces; piece++) {
                        Tiles some = part.share(piece, pieces);
                        memory.filterInput(input, some);
                        memory.filterGradient(outputGradient, some);
                        memory.multiplyTransposed(some.count(), piece == 0 ? 0 : 1, sums);
                    }
                }));
        IntStream.range(0, (slice + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int first = chunk * CHUNK;
            sumParts(parts, first, Math.min(CHUNK, slice - first), kernelGradient);
        });
    }

    /** Adds up the parts' rows of each slice, from one on, and makes the kernel's of them. */
    private void sumParts(INDArray parts, int first, int rows, INDArray kernelGradient) {
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
        double[][] factors = MinimalFilter.transposed(filter.taps());
        Rows<A> target = kernels.rows(kernelGradient, filters);
        for (int tap = 0; tap < taps; tap++) {
            int own = Math.min(rows, (tap == taps - 1 ? lastSlice : slice) - first);
            if (own > 0) {
                kernels.combine(factors[tap], sums, 0, length, part, 0, length);
                target.write((long) tap * slice + first, own, part, 0);
            }
        }
    }

    /** Runs an action on memory of its own, with products that this thread computes alone. */
    private void withMemory(Consumer<TileProducts<A>> action) {
        Gemm.alone(() -> {
            TileProducts<A> memory = Optional.ofNullable(idle.poll())
                    .orElseGet(() -> new TileProducts<>(kernels, filter, slice, filters, kernel.dataType()));
            action.accept(memory);
            idle.add(memory);
        });
    }
}
