package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The product of one row, as fast as the matrix comes from memory. */
final class VectorRow implements VectorMatrixProduct {
    static final int VECTORS = 4;

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;
    private static final int BLOCK = VECTORS * LANES;

    private final VectorMatrix matrix;

    VectorRow(VectorMatrix matrix) {
        this.matrix = matrix;
    }

    /** Eight sums of each block, of even and of odd rows of the matrix: fewer would wait for each other. */
    @Override
    public void multiply(float[] x, int offset, int stride, float[] out) {
        float[] w = matrix.packed();
        int depth = matrix.depth();
        int pairs = depth / 2;
        for (int block = 0; block < matrix.blocks(); block++) {
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
                // Indices of one induction variable: with a second one JDK 17 takes twice the time.
                int at = w0 + k * 2 * BLOCK;
                var a = FloatVector.broadcast(SPECIES, x[offset + 2 * k]);
                a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
                a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
                var b = FloatVector.broadcast(SPECIES, x[offset + 2 * k + 1]);
                b0 = FloatVector.fromArray(SPECIES, w, at + BLOCK).fma(b, b0);
                b1 = FloatVector.fromArray(SPECIES, w, at + BLOCK + LANES).fma(b, b1);
                b2 = FloatVector.fromArray(SPECIES, w, at + BLOCK + 2 * LANES).fma(b, b2);
                b3 = FloatVector.fromArray(SPECIES, w, at + BLOCK + 3 * LANES).fma(b, b3);
            }
            if (depth % 2 == 1) {
                int at = w0 + (depth - 1) * BLOCK;
                var a = FloatVector.broadcast(SPECIES, x[offset + depth - 1]);
                a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
                a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
                a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
                a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
            }
            int to = block * BLOCK;
            a0.add(b0).intoArray(out, to);
            a1.add(b1).intoArray(out, to + LANES);
            a2.add(b2).intoArray(out, to + 2 * LANES);
            a3.add(b3).intoArray(out, to + 3 * LANES);
        }
    }
}
