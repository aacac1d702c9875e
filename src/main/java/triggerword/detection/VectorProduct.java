package triggerword.detection;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The product in vectors of floats.
 *
 * <p>Columns of the kernel lie in strips of four vectors, each strip {@code [in][4 * lanes]}, and what is left in strips of
 * one vector, {@code [in][lanes]}: memory is read from front to back, while the sums of a strip stay in registers.
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
    /** Filled up with zeros to whole vectors, as are the sums. */
    private final float[] bias;

    private final float[] sums;

    VectorProduct(Dense dense) {
        outputs = dense.bias().length;
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
        bias = Arrays.copyOf(dense.bias(), columns);
        sums = new float[columns];
    }

    @Override
    public void apply(float[] in, float[] out) {
        for (int j = 0; j < wide; j += WIDE) {
            four(in, j);
        }
        for (int j = wide; j < sums.length; j += LANES) {
            one(in, j);
        }
        System.arraycopy(sums, 0, out, 0, outputs);
    }

    /** The first half of the inputs beside the second: the processor fetches two runs of memory sooner than one. */
    private void four(float[] in, int j) {
        float[] w = strips;
        int half = inputs / 2;
        int first = j * inputs;
        int second = first + half * WIDE;
        var a0 = FloatVector.fromArray(SPECIES, bias, j);
        var a1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        var a2 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        var a3 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        var b0 = FloatVector.zero(SPECIES);
        var b1 = b0;
        var b2 = b0;
        var b3 = b0;
        for (int i = 0; i < half; i++) {
            // Indices of one induction variable: with a second one JDK 17 takes twice the time.
            int at = first + i * WIDE;
            var a = FloatVector.broadcast(SPECIES, in[i]);
            a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
            a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
            a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
            a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
            int to = second + i * WIDE;
            var b = FloatVector.broadcast(SPECIES, in[half + i]);
            b0 = FloatVector.fromArray(SPECIES, w, to).fma(b, b0);
            b1 = FloatVector.fromArray(SPECIES, w, to + LANES).fma(b, b1);
            b2 = FloatVector.fromArray(SPECIES, w, to + 2 * LANES).fma(b, b2);
            b3 = FloatVector.fromArray(SPECIES, w, to + 3 * LANES).fma(b, b3);
        }
        if (inputs % 2 == 1) {
            int at = first + (inputs - 1) * WIDE;
            var a = FloatVector.broadcast(SPECIES, in[inputs - 1]);
            a0 = FloatVector.fromArray(SPECIES, w, at).fma(a, a0);
            a1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(a, a1);
            a2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(a, a2);
            a3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(a, a3);
        }
        a0.add(b0).intoArray(sums, j);
        a1.add(b1).intoArray(sums, j + LANES);
        a2.add(b2).intoArray(sums, j + 2 * LANES);
        a3.add(b3).intoArray(sums, j + 3 * LANES);
    }

    /** Four inputs at a time, each with its own sums: one alone would wait for the sum before. */
    private void one(float[] in, int j) {
        float[] w = strips;
        int strip = j * inputs;
        int whole = inputs / 4 * 4;
        var s0 = FloatVector.fromArray(SPECIES, bias, j);
        var s1 = FloatVector.zero(SPECIES);
        var s2 = s1;
        var s3 = s1;
        for (int i = 0; i < whole; i += 4) {
            int at = strip + i * LANES;
            s0 = FloatVector.fromArray(SPECIES, w, at).fma(FloatVector.broadcast(SPECIES, in[i]), s0);
            s1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(FloatVector.broadcast(SPECIES, in[i + 1]), s1);
            s2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(FloatVector.broadcast(SPECIES, in[i + 2]), s2);
            s3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(FloatVector.broadcast(SPECIES, in[i + 3]), s3);
        }
        for (int i = whole; i < inputs; i++) {
            s0 = FloatVector.fromArray(SPECIES, w, strip + i * LANES).fma(FloatVector.broadcast(SPECIES, in[i]), s0);
        }
        s0.add(s1).add(s2.add(s3)).intoArray(sums, j);
    }
}
