package triggerword.network.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution for two output steps at a time with three products in place of four: Winograd's minimal filtering
 * F(2, 2) (Arithmetic Complexity of Computations, 1980), on slices of windows in place of numbers.
 *
 * <p>Write x₀, x₁, x₂ for neighbouring slices of the input and u, v for neighbouring slices of the kernel. The two steps
 * want x₀u + x₁v and x₁u + x₂v. With m = x₁(u + v) these are m + (x₀ − x₁)u and m + (x₂ − x₁)v. The differences serve all
 * pairs of kernel slices: those that begin at an even slice are for the first step of a pair, the others, with the
 * opposite sign, for the second.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PairedWindows<A> {
    /** Fewer pairs than this do not earn the sums of the kernel. */
    private static final int LEAST = 32;

    private final Kernels<A> kernels;
    private final Convolution conf;
    private final INDArray kernel;
    private final long slice;
    private final long filters;
    private final A bias;
    private final INDArray kernelSums;
    private final INDArray differences;

    /**
     * How many pairs of steps it computes; 0 where it is no gain. The last steps of a sequence are not among them, whose
     * last slice ends with their window and not with the slice.
     */
    static int count(Convolution conf, long time) {
        long wholeSlices = time / conf.stride();
        int slices = slices(conf);
        long pairs = Math.min(conf.steps(time), wholeSlices - slices + 1) / 2;
        return slices < 2 || pairs < LEAST ? 0 : (int) pairs;
    }

    /**
     * @param kernel {@code [kernel][in][filters]}
     * @param bias   {@code [filters]}
     */
    PairedWindows(
            Kernels<A> kernels,
            Convolution conf,
            INDArray kernel,
            INDArray bias,
            long time,
            LayerWorkspaceMgr workspaces) {
        this.kernels = kernels;
        this.conf = conf;
        this.kernel = kernel;
        this.slice = conf.stride() * conf.getNIn();
        this.filters = conf.getNOut();
        this.bias = kernels.padded(bias.toDoubleVector());
        this.kernelSums = workspaces.createUninitialized(
                ArrayType.FF_WORKING_MEM, kernel.dataType(), new long[] {pairsOfSlices(), slice, filters}, 'c');
        for (long pair = 0; pair < pairsOfSlices(); pair++) {
            sum(pair);
        }
        this.differences = workspaces.createUninitialized(
                ArrayType.FF_WORKING_MEM, kernel.dataType(), new long[] {time / conf.stride(), slice}, 'c');
    }

    /** Adds the two slices of the kernel in a pair; the last slice may be the shorter one. */
    private void sum(long pair) {
        int pitch = kernels.pitch((int) filters);
        Rows<A> rows = kernels.rows(kernel, (int) filters);
        long second = (2 * pair + 1) * slice;
        int length = (int) Math.min(slice, conf.kernel() * conf.getNIn() - second);
        A sum = kernels.array((int) slice * pitch);
        A other = kernels.array(length * pitch);
        rows.read(second - slice, (int) slice, sum, 0);
        rows.read(second, length, other, 0);
        kernels.add(other, 0, sum, 0, length * pitch);
        kernels.rows(kernelSums, (int) filters).write(pair * slice, (int) slice, sum, 0);
    }

    /** Slices of a window, the last of which may be a part of one. */
    private static int slices(Convolution conf) {
        return (conf.kernel() + conf.stride() - 1) / conf.stride();
    }

    private int pairsOfSlices() {
        return slices(conf) / 2;
    }

    /**
     * Writes the first {@code 2 * pairs} steps of an example.
     *
     * @param input  {@code [batch][time][in]}
     * @param output {@code [batch][steps][filters]}
     */
    void multiply(INDArray input, INDArray output, int example, int pairs) {
        long begin = example * input.size(1) * conf.getNIn();
        Matrix windows = new Matrix(input, begin, 2 * slice);
        Matrix rows = Matrix.of(output, 2 * filters).plus(example * output.size(1) * filters);
        for (long pair = 0; pair < pairsOfSlices(); pair++) {
            Matrix sums = Matrix.of(kernelSums, filters).plus(pair * slice * filters);
            Gemm.multiply(pairs, filters, slice, windows.plus((2 * pair + 1) * slice), sums, pair == 0 ? 0 : 1, rows);
        }
        repeatFirstSteps(kernels.rows(output, (int) filters), example * output.size(1), pairs);
        subtract(kernels.rows(input.slice(example), (int) slice));
        long elements = conf.kernel() * conf.getNIn();
        for (long at = 0; at < 2L * pairsOfSlices(); at++) {
            long step = at % 2;
            Gemm.multiply(
                    pairs,
                    filters,
                    Math.min(slice, elements - at * slice),
                    Matrix.of(differences, 2 * slice).plus(at * slice),
                    Matrix.of(kernel, filters).plus(at * slice * filters),
                    1,
                    rows.plus(step * filters));
        }
        long last = 2L * pairsOfSlices() * slice;
        if (last < elements) {
            Gemm.multiply(
                    2L * pairs,
                    filters,
                    elements - last,
                    new Matrix(input, begin + last, slice),
                    Matrix.of(kernel, filters).plus(last * filters),
                    1,
                    Matrix.of(output, filters).plus(example * output.size(1) * filters));
        }
    }

    /** Adds the bias to the first step of each pair, and puts the sums into the second too. */
    private void repeatFirstSteps(Rows<A> rows, long first, int pairs) {
        int pitch = kernels.pitch((int) filters);
        A row = kernels.array(pitch);
        for (int pair = 0; pair < pairs; pair++) {
            rows.read(first + 2L * pair, 1, row, 0);
            kernels.add(bias, 0, row, 0, pitch);
            rows.write(first + 2L * pair, 1, row, 0);
            rows.write(first + 2L * pair + 1, 1, row, 0);
        }
    }

    /** Each slice minus the next, and every other time the next minus it. */
    private void subtract(Rows<A> slices) {
        int pitch = kernels.pitch((int) slice);
        Rows<A> target = kernels.rows(differences, (int) slice);
        new Pieces((int) differences.size(0) - 1).forEachPiece((piece, first, count) -> {
            A chunk = kernels.array((Pieces.CHUNK + 1) * pitch);
            Pieces.forEachChunk(first, count, (row, n) -> {
                slices.read(row, n + 1, chunk, 0);
                for (int i = 0; i < n; i++) {
                    double sign = (row + i) % 2 == 0 ? 1 : -1;
                    kernels.subtract(chunk, i * pitch, (i + 1) * pitch, sign, pitch);
                }
                target.write(row, n, chunk, 0);
            });
        });
    }
}
