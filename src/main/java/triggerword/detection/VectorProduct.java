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

    private void four(float[] in, int j) {
        float[] w = strips;
        int strip = j * inputs;
        var s0 = FloatVector.fromArray(SPECIES, bias, j);
        var s1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        var s2 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        var s3 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        for (int i = 0; i < inputs; i++) {
            // An index of one induction variable: with a second one JDK 17 takes twice the time.
            int at = strip + i * WIDE;
            var factor = FloatVector.broadcast(SPECIES, in[i]);
            s0 = FloatVector.fromArray(SPECIES, w, at).fma(factor, s0);
            s1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(factor, s3);
        }
        s0.intoArray(sums, j);
        s1.intoArray(sums, j + LANES);
        s2.intoArray(sums, j + 2 * LANES);
        s3.intoArray(sums, j + 3 * LANES);
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
