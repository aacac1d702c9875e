package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Dropout} in vectors. */
final class VectorDropout {
    private static final VectorSpecies<Integer> INTEGERS =
            VectorSpecies.of(int.class, VectorKernels.SPECIES.vectorShape());
    private static final IntVector LANE = IntVector.zero(INTEGERS).addIndex(1);

    private VectorDropout() {}

    /** Multiplies whole vectors of values with {@link Dropout#factor} of consecutive positions. */
    static void drop(Dropout dropout, float[] values, int from, int length, int position) {
        for (int i = 0; i < length; i += VectorKernels.LANES) {
            var x = LANE.add(position + i).mul(Dropout.WEYL).lanewise(VectorOperators.XOR, dropout.key());
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16))
                    .mul(Dropout.FACTOR_1);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15))
                    .mul(Dropout.FACTOR_2);
            x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
            // All ones where the 31 bits reach the threshold, else zero: an AND is cheaper than a mask.
            var keep = x.lanewise(VectorOperators.LSHR, 1)
                    .neg()
                    .add(dropout.threshold() - 1)
                    .lanewise(VectorOperators.ASHR, 31);
            FloatVector.fromArray(VectorKernels.SPECIES, values, from + i)
                    .reinterpretAsInts()
                    .and(keep)
                    .reinterpretAsFloats()
                    .mul(dropout.scale())
                    .intoArray(values, from + i);
        }
    }
}
