package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A small matrix that many rows are multiplied with, laid out for that: blocks of four vectors of columns, each block
 * {@code [depth][4 * lanes]}, so that the inner loop reads it from front to back.
 */
final class VectorMatrix {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;
    private static final int BLOCK = 4 * LANES;

    private final float[] packed;
    private final int depth;
    private final int blocks;

    /** A matrix {@code [depth][width]}, whose element (i, j) is {@code values[from + i * down + j * right]}. */
    VectorMatrix(int depth, int width, float[] values, int from, int down, int right) {
        this.depth = depth;
        this.blocks = (width + BLOCK - 1) / BLOCK;
        this.packed = new float[blocks * depth * BLOCK];
        for (int column = 0; column < width; column += BLOCK) {
            int columns = Math.min(BLOCK, width - column);
            for (int row = 0; row < depth; row++) {
                int to = column * depth + row * BLOCK;
                int at = from + row * down + column * right;
                for (int j = 0; j < columns; j++) {
                    packed[to + j] = values[at + j * right];
                }
            }
        }
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

    /** Twelve sums stay in registers; each vector of weights that is read serves three rows. */
    private void three(float[] x, int x0, int stride, int x2, float[] out, int row, int third) {
        float[] w = packed;
        int x1 = x0 + stride;
        int columns = columns();
        for (int block = 0; block < blocks; block++) {
            int w0 = block * depth * BLOCK;
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
                // An index of one induction variable: with a second one JDK 17 takes twice the time.
                int at = w0 + k * BLOCK;
                var v0 = FloatVector.fromArray(SPECIES, w, at);
                var v1 = FloatVector.fromArray(SPECIES, w, at + LANES);
                var v2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES);
                var v3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES);
                var a = FloatVector.broadcast(SPECIES, x[x0 + k]);
                a0 = v0.fma(a, a0);
                a1 = v1.fma(a, a1);
                a2 = v2.fma(a, a2);
                a3 = v3.fma(a, a3);
                var b = FloatVector.broadcast(SPECIES, x[x1 + k]);
                b0 = v0.fma(b, b0);
                b1 = v1.fma(b, b1);
                b2 = v2.fma(b, b2);
                b3 = v3.fma(b, b3);
                var c = FloatVector.broadcast(SPECIES, x[x2 + k]);
                c0 = v0.fma(c, c0);
                c1 = v1.fma(c, c1);
                c2 = v2.fma(c, c2);
                c3 = v3.fma(c, c3);
            }
            int to = block * BLOCK;
            store(a0, a1, a2, a3, out, to + row * columns);
            store(b0, b1, b2, b3, out, to + (row + 1) * columns);
            store(c0, c1, c2, c3, out, to + third * columns);
        }
    }

    /** Eight sums, of even and of odd rows: fewer would wait for each other, and one run of memory is read fastest. */
    private void one(float[] x, int x0, float[] out, int out0) {
        float[] w = packed;
        int pairs = depth / 2;
        for (int block = 0; block < blocks; block++) {
            int w0 = block * depth * BLOCK;
            var a0 = FloatVector.zero(SPECIES);
            var a1 = a0;
            var a2 = a0;
            var a3 = a0;
            var b0 = a0;
            var b1 = a0;
            var b2 = a0;
            var b3 = a0;
            for (int k = 0; k < pairs; k++) {
                int at = w0 + k * 2 * BLOCK;
                var a = FloatVector.broadcast(SPECIES, x[x0 + 2 * k]);
                a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
                a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
                var b = FloatVector.broadcast(SPECIES, x[x0 + 2 * k + 1]);
                b0 = FloatVector.fromArray(SPECIES, w, at + BLOCK).fma(b, b0);
                b1 = FloatVector.fromArray(SPECIES, w, at + BLOCK + LANES).fma(b, b1);
                b2 = FloatVector.fromArray(SPECIES, w, at + BLOCK + 2 * LANES).fma(b, b2);
                b3 = FloatVector.fromArray(SPECIES, w, at + BLOCK + 3 * LANES).fma(b, b3);
            }
            if (depth % 2 == 1) {
                int at = w0 + (depth - 1) * BLOCK;
                var a = FloatVector.broadcast(SPECIES, x[x0 + depth - 1]);
                a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
                a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
            }
            store(a0.add(b0), a1.add(b1), a2.add(b2), a3.add(b3), out, out0 + block * BLOCK);
        }
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] out, int to) {
        v0.intoArray(out, to);
        v1.intoArray(out, to + LANES);
        v2.intoArray(out, to + 2 * LANES);
        v3.intoArray(out, to + 3 * LANES);
    }
}
