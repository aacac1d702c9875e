package triggerword.detection;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product in vectors of floats.
 *
 * <p>Columns of the kernel lie in strips of four vectors, each strip {@code [in][4 * lanes]}, and what is left in strips of
 * one vector, {@code [in][lanes]}: memory is read from front to back in one run, which is what the processor fetches
 * fastest, while the sums of a strip stay in registers.
 */
final class VectorProduct implements Product {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDE = 4 * LANES;

    private final int inputs;
    private final int outputs;
    /** Columns in wide strips. */
    private final int wide;

    private final float[] strips;
    private final float[] bias;
    /** Filled up to whole vectors. */
    private final float[] sums;

    private final float[] otherSums;

    VectorProduct(Dense dense) {
        bias = dense.bias();
        outputs = bias.length;
        inputs = dense.kernel().length / outputs;
        wide = outputs / WIDE * WIDE;
        int columns = (outputs + LANES - 1) / LANES * LANES;
        strips = new float[inputs * columns];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                int width = j < wide ? WIDE : LANES;
                strips[j / width * width * inputs + i * width + j % width] = dense.kernel()[i * outputs + j];
            }
        }
        sums = new float[columns];
        otherSums = new float[columns];
    }

    @Override
    public void apply(float[] in, float[] out) {
        System.arraycopy(bias, 0, out, 0, outputs);
        add(in, 0, out);
    }

    @Override
    public void add(float[] in, int from, float[] out) {
        System.arraycopy(out, 0, sums, 0, outputs);
        for (int j = 0; j < wide; j += WIDE) {
            four(in, from, j);
        }
        ones(in, from, sums);
        System.arraycopy(sums, 0, out, 0, outputs);
    }

    @Override
    public void addBoth(float[] in, int from, float[] out, int other, float[] otherOut) {
        System.arraycopy(out, 0, sums, 0, outputs);
        System.arraycopy(otherOut, 0, otherSums, 0, outputs);
        for (int j = 0; j < wide; j += WIDE) {
            fourOfBoth(in, from, other, j);
        }
        ones(in, from, sums);
        ones(in, other, otherSums);
        System.arraycopy(sums, 0, out, 0, outputs);
        System.arraycopy(otherSums, 0, otherOut, 0, outputs);
    }

    /** Two inputs at a time, each with its own sums: those of one alone would wait for those before. */
    private void four(float[] in, int from, int j) {
        float[] w = strips;
        int strip = j * inputs;
        var a0 = FloatVector.fromArray(SPECIES, sums, j);
        var a1 = FloatVector.fromArray(SPECIES, sums, j + LANES);
        var a2 = FloatVector.fromArray(SPECIES, sums, j + 2 * LANES);
        var a3 = FloatVector.fromArray(SPECIES, sums, j + 3 * LANES);
        var b0 = FloatVector.zero(SPECIES);
        var b1 = b0;
        var b2 = b0;
        var b3 = b0;
        int pairs = inputs / 2;
        for (int i = 0; i < pairs; i++) {
            // Indices of one induction variable: with a second one JDK 17 takes twice the time.
            int at = strip + i * 2 * WIDE;
            var a = FloatVector.broadcast(SPECIES, in[from + 2 * i]);
            a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
            a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
            a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
            a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
            var b = FloatVector.broadcast(SPECIES, in[from + 2 * i + 1]);
            b0 = FloatVector.fromArray(SPECIES, w, at + WIDE).fma(b, b0);
            b1 = FloatVector.fromArray(SPECIES, w, at + WIDE + LANES).fma(b, b1);
            b2 = FloatVector.fromArray(SPECIES, w, at + WIDE + 2 * LANES).fma(b, b2);
            b3 = FloatVector.fromArray(SPECIES, w, at + WIDE + 3 * LANES).fma(b, b3);
        }
        if (inputs % 2 == 1) {
            int at = strip + (inputs - 1) * WIDE;
            var a = FloatVector.broadcast(SPECIES, in[from + inputs - 1]);
            a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
            a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
            a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
            a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
        }
        store(a0.add(b0), a1.add(b1), a2.add(b2), a3.add(b3), sums, j);
    }

    /** Each weight that is read serves both. */
    private void fourOfBoth(float[] in, int from, int other, int j) {
        float[] w = strips;
        int strip = j * inputs;
        var a0 = FloatVector.fromArray(SPECIES, sums, j);
        var a1 = FloatVector.fromArray(SPECIES, sums, j + LANES);
        var a2 = FloatVector.fromArray(SPECIES, sums, j + 2 * LANES);
        var a3 = FloatVector.fromArray(SPECIES, sums, j + 3 * LANES);
        var b0 = FloatVector.fromArray(SPECIES, otherSums, j);
        var b1 = FloatVector.fromArray(SPECIES, otherSums, j + LANES);
        var b2 = FloatVector.fromArray(SPECIES, otherSums, j + 2 * LANES);
        var b3 = FloatVector.fromArray(SPECIES, otherSums, j + 3 * LANES);
        for (int i = 0; i < inputs; i++) {
            int at = strip + i * WIDE;
            var v0 = FloatVector.fromArray(SPECIES, w, at);
            var v1 = FloatVector.fromArray(SPECIES, w, at + LANES);
            var v2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES);
            var v3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES);
            var a = FloatVector.broadcast(SPECIES, in[from + i]);
            a0 = v0.fma(a, a0);
            a1 = v1.fma(a, a1);
            a2 = v2.fma(a, a2);
            a3 = v3.fma(a, a3);
            var b = FloatVector.broadcast(SPECIES, in[other + i]);
            b0 = v0.fma(b, b0);
            b1 = v1.fma(b, b1);
            b2 = v2.fma(b, b2);
            b3 = v3.fma(b, b3);
        }
        store(a0, a1, a2, a3, sums, j);
        store(b0, b1, b2, b3, otherSums, j);
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] to, int j) {
        v0.intoArray(to, j);
        v1.intoArray(to, j + LANES);
        v2.intoArray(to, j + 2 * LANES);
        v3.intoArray(to, j + 3 * LANES);
    }

    private void ones(float[] in, int from, float[] to) {
        for (int j = wide; j < to.length; j += LANES) {
            one(in, from, to, j);
        }
    }

    /** Four inputs at a time, as above. */
    private void one(float[] in, int from, float[] to, int j) {
        float[] w = strips;
        int strip = j * inputs;
        int whole = inputs / 4 * 4;
        var s0 = FloatVector.fromArray(SPECIES, to, j);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = s1;
        var s3 = s1;
        for (int i = 0; i < whole; i += 4) {
            int at = strip + i * LANES;
            int x = from + i;
            s0 = FloatVector.fromArray(SPECIES, w, at).fma(FloatVector.broadcast(SPECIES, in[x]), s0);
            s1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(FloatVector.broadcast(SPECIES, in[x + 1]), s1);
            s2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(FloatVector.broadcast(SPECIES, in[x + 2]), s2);
            s3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(FloatVector.broadcast(SPECIES, in[x + 3]), s3);
        }
        for (int i = whole; i < inputs; i++) {
            var weights = FloatVector.fromArray(SPECIES, w, strip + i * LANES);
            s0 = weights.fma(FloatVector.broadcast(SPECIES, in[from + i]), s0);
        }
        s0.add(s1).add(s2.add(s3)).intoArray(to, j);
    }
}
