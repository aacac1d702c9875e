package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A small matrix that many rows are multiplied with, laid out for that: blocks of some vectors of columns, so that the inner
 * loop reads each block from front to back, once for three rows.
 *
 * <p>Where registers are 512 bits wide there are 32 of them, and a block is of four vectors, {@code [depth][4][lanes]}. Of
 * those of 256 bits there are sixteen (AVX2): the twelve sums of four vectors by three rows do not fit beside what is
 * multiplied, and one sum that goes to memory and back takes as long as all the rest. So a block is of three, and as
 * {@code [3][depth][lanes]}: with a step of three vectors JDK 17 checks each index again.
 */
final class VectorMatrix {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;
    /** Whether a block is of four vectors; a constant, so that in the loops it costs nothing. */
    private static final boolean FOUR = LANES != 8;

    private static final int BLOCK = (FOUR ? 4 : 3) * LANES;
    /** Elements from one row of a block to the next. */
    private static final int DOWN = FOUR ? BLOCK : LANES;

    private final float[] packed;
    private final int depth;
    private final int blocks;

    /** A matrix {@code [depth][width]}, whose element (i, j) is {@code values[from + i * down + j * right]}. */
    VectorMatrix(int depth, int width, float[] values, int from, int down, int right) {
        this.depth = depth;
        this.blocks = (width + BLOCK - 1) / BLOCK;
        this.packed = new float[blocks * depth * BLOCK];
        for (int row = 0; row < depth; row++) {
            for (int column = 0; column < width; column++) {
                int block = column / BLOCK * depth * BLOCK;
                int vector = column % BLOCK / LANES * right();
                packed[block + row * DOWN + vector + column % LANES] = values[from + row * down + column * right];
            }
        }
    }

    /** Elements from one vector of a block's row to the next. */
    private int right() {
        return FOUR ? LANES : depth * LANES;
    }

    /** Columns of a product: the width, padded to whole blocks. */
    int columns() {
        return blocks * BLOCK;
    }

    /** For each of the rows: {@code out[row] = x[row] · this}, where rows of x are {@code stride} apart. */
    void multiply(float[] x, int offset, int stride, int rows, float[] out) {
        for (int row = 0; row < rows; row += 3) {
            int left = rows - row;
            if (left == 1) {
                one(x, offset + row * stride, out, row * columns());
            } else {
                // Of two rows the second counts as the third too: that takes less time than two single ones.
                int third = row + Math.min(2, left - 1);
                three(x, offset + row * stride, stride, offset + third * stride, out, row, third);
            }
        }
    }

    /** Twelve sums or nine stay in registers; each vector of weights that is read serves three rows. */
    private void three(float[] x, int x0, int stride, int x2, float[] out, int row, int third) {
        float[] w = packed;
        int x1 = x0 + stride;
        int columns = columns();
        for (int block = 0; block < blocks; block++) {
            int w0 = block * depth * BLOCK;
            int w1 = w0 + right();
            int w2 = w1 + right();
            int w3 = w2 + right();
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
            for (int k = 0; k < depth; k++) {
                // Indices of one induction variable: with a second one JDK 17 takes twice the time.
                int at = k * DOWN;
                var v0 = FloatVector.fromArray(SPECIES, w, w0 + at);
                var v1 = FloatVector.fromArray(SPECIES, w, w1 + at);
                var v2 = FloatVector.fromArray(SPECIES, w, w2 + at);
                var a = FloatVector.broadcast(SPECIES, x[x0 + k]);
                a0 = v0.fma(a, a0);
                a1 = v1.fma(a, a1);
                a2 = v2.fma(a, a2);
                var b = FloatVector.broadcast(SPECIES, x[x1 + k]);
                b0 = v0.fma(b, b0);
                b1 = v1.fma(b, b1);
                b2 = v2.fma(b, b2);
                var c = FloatVector.broadcast(SPECIES, x[x2 + k]);
                c0 = v0.fma(c, c0);
                c1 = v1.fma(c, c1);
                c2 = v2.fma(c, c2);
                if (FOUR) {
                    var v3 = FloatVector.fromArray(SPECIES, w, w3 + at);
                    a3 = v3.fma(a, a3);
                    b3 = v3.fma(b, b3);
                    c3 = v3.fma(c, c3);
                }
            }
            int to = block * BLOCK;
            store(a0, a1, a2, a3, out, to + row * columns);
            store(b0, b1, b2, b3, out, to + (row + 1) * columns);
            store(c0, c1, c2, c3, out, to + third * columns);
        }
    }

    /** Eight sums or six, half of them of odd rows: fewer would wait for each other, and one run of memory is read fastest. */
    private void one(float[] x, int x0, float[] out, int out0) {
        float[] w = packed;
        int pairs = depth / 2;
        for (int block = 0; block < blocks; block++) {
            int w0 = block * depth * BLOCK;
            int w1 = w0 + right();
            int w2 = w1 + right();
            int w3 = w2 + right();
            var a0 = FloatVector.zero(SPECIES);
            var a1 = a0;
            var a2 = a0;
            var a3 = a0;
            var b0 = a0;
            var b1 = a0;
            var b2 = a0;
            var b3 = a0;
            for (int k = 0; k < pairs; k++) {
                int at = k * 2 * DOWN;
                var a = FloatVector.broadcast(SPECIES, x[x0 + 2 * k]);
                a0 = FloatVector.fromArray(SPECIES, w, w0 + at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, w1 + at).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, w2 + at).fma(a, a2);
                var b = FloatVector.broadcast(SPECIES, x[x0 + 2 * k + 1]);
                b0 = FloatVector.fromArray(SPECIES, w, w0 + at + DOWN).fma(b, b0);
                b1 = FloatVector.fromArray(SPECIES, w, w1 + at + DOWN).fma(b, b1);
                b2 = FloatVector.fromArray(SPECIES, w, w2 + at + DOWN).fma(b, b2);
                if (FOUR) {
                    a3 = FloatVector.fromArray(SPECIES, w, w3 + at).fma(a, a3);
                    b3 = FloatVector.fromArray(SPECIES, w, w3 + at + DOWN).fma(b, b3);
                }
            }
            if (depth % 2 == 1) {
                int at = (depth - 1) * DOWN;
                var a = FloatVector.broadcast(SPECIES, x[x0 + depth - 1]);
                a0 = FloatVector.fromArray(SPECIES, w, w0 + at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, w1 + at).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, w2 + at).fma(a, a2);
                if (FOUR) {
                    a3 = FloatVector.fromArray(SPECIES, w, w3 + at).fma(a, a3);
                }
            }
            store(a0.add(b0), a1.add(b1), a2.add(b2), a3.add(b3), out, out0 + block * BLOCK);
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
