package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product of two or three rows: each vector of the matrix that is read serves all of them, while the sums of a block
 * stay in registers.
 *
 * <p>A block is of four vectors, or of three where vectors have eight lanes: such processors are taken to have sixteen
 * registers (AVX2). The compiler lets four vectors of the matrix and three factors wait beside twelve sums, so that some
 * sums go to memory and back in each round, which takes as long as all the rest; beside nine there is room.
 */
final class VectorRows implements VectorMatrixProduct {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;
    /** Whether a block is of four vectors; a constant, so that in the loops it costs nothing. */
    private static final boolean FOUR = LANES != 8;

    static final int VECTORS = FOUR ? 4 : 3;

    private static final int BLOCK = VECTORS * LANES;
    /**
     * By how much the inner loop's index grows from one row of the matrix to the next. JDK 17 proves that an index times a
     * power of two stays inside its array; any other product it checks again each time. So with blocks of three vectors
     * the index counts vectors, and of as many rows, at most, the factors lie side by side.
     */
    private static final int STEP = FOUR ? 1 : VECTORS;

    private final VectorMatrix matrix;
    /** The last row: of two rows the second counts as the third too, which takes less time than two single ones. */
    private final int last;
    /** {@code [depth][VECTORS]}, where the index wants it so; of two rows the third place stays empty. */
    private final float[] factors;

    VectorRows(VectorMatrix matrix, int rows) {
        this.matrix = matrix;
        this.last = rows - 1;
        this.factors = new float[FOUR ? 0 : matrix.depth() * STEP];
    }

    @Override
    public void multiply(float[] x, int offset, int stride, float[] out) {
        if (FOUR) {
            multiply(x, offset, offset + stride, offset + last * stride, out);
        } else {
            for (int row = 0; row <= last; row++) {
                for (int k = 0; k < matrix.depth(); k++) {
                    factors[k * STEP + row] = x[offset + row * stride + k];
                }
            }
            multiply(factors, 0, 1, last, out);
        }
    }

    /** The factors of the rows are those at x0, x1, x2 and each {@code STEP} on. */
    private void multiply(float[] x, int x0, int x1, int x2, float[] out) {
        float[] w = matrix.packed();
        int columns = matrix.columns();
        int end = matrix.depth() * STEP;
        for (int block = 0; block < matrix.blocks(); block++) {
            int w0 = block * matrix.depth() * BLOCK;
            var a0 = FloatVector.zero(SPECIES);
            var a1 = a0;
            var a2 = a0;
            var a3 = a0;
            var b0 = a0;
            var b1 = a0;
            var b2 = a0;
            var b3 = a0;
            var c0 = a0;
            var c1 = a0;
            var c2 = a0;
            var c3 = a0;
            for (int i = 0; i < end; i += STEP) {
                // Indices of one induction variable: with a second one JDK 17 takes twice the time.
                int at = w0 + i * (BLOCK / STEP);
                var v0 = FloatVector.fromArray(SPECIES, w, at);
                var v1 = FloatVector.fromArray(SPECIES, w, at + LANES);
                var v2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES);
                var a = FloatVector.broadcast(SPECIES, x[x0 + i]);
                a0 = v0.fma(a, a0);
                a1 = v1.fma(a, a1);
                a2 = v2.fma(a, a2);
                var b = FloatVector.broadcast(SPECIES, x[x1 + i]);
                b0 = v0.fma(b, b0);
                b1 = v1.fma(b, b1);
                b2 = v2.fma(b, b2);
                var c = FloatVector.broadcast(SPECIES, x[x2 + i]);
                c0 = v0.fma(c, c0);
                c1 = v1.fma(c, c1);
                c2 = v2.fma(c, c2);
                if (FOUR) {
                    var v3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES);
                    a3 = v3.fma(a, a3);
                    b3 = v3.fma(b, b3);
                    c3 = v3.fma(c, c3);
                }
            }
            int to = block * BLOCK;
            store(a0, a1, a2, a3, out, to);
            store(b0, b1, b2, b3, out, to + columns);
            store(c0, c1, c2, c3, out, to + last * columns);
        }
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] out, int to) {
        v0.intoArray(out, to);
        v1.intoArray(out, to + LANES);
        v2.intoArray(out, to + 2 * LANES);
        if (FOUR) {
            v3.intoArray(out, to + 3 * LANES);
        }
    }
}
