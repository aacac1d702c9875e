package triggerword.network.layer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The GRU's time loop in vectors of floats: all sequences make a step, then the next step comes. */
final class VectorGruCell implements GruCell<float[]> {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;

    private final VectorGruWeights weights;
    private final VectorMatrixProduct gatesProduct;
    private final VectorMatrixProduct candidateProduct;
    private final int pitch;
    private final int sequences;
    private final boolean resetAfter;
    private final boolean hardSigmoid;
    private final float[] bias;
    private final float[] candidateBias;

    /** Products with the weights of z and r, and with those of c. */
    private final float[] gateSums;

    private final float[] candidateSums;
    private final float[] carry;

    VectorGruCell(VectorGruWeights packed, int sequences) {
        GruCell.Weights<float[]> plain = packed.weights();
        this.weights = packed;
        this.gatesProduct = VectorMatrixProduct.of(packed.gates(), sequences);
        this.candidateProduct = VectorMatrixProduct.of(packed.candidate(), sequences);
        this.pitch = plain.pitch();
        this.sequences = sequences;
        this.resetAfter = plain.resetAfter();
        this.hardSigmoid = plain.hardSigmoid();
        this.bias = plain.bias();
        this.candidateBias = plain.candidateBias();
        gateSums = new float[sequences * packed.gates().columns()];
        candidateSums = new float[sequences * packed.candidate().columns()];
        carry = new float[sequences * pitch];
    }

    @Override
    public void forward(float[] gates, float[] hidden, int steps) {
        int gateStride = steps * GATES * pitch;
        int hiddenStride = (steps + 1) * pitch;
        for (int step = 0; step < steps; step++) {
            int z = step * GATES * pitch;
            int h = step * pitch;
            gatesProduct.multiply(hidden, h, hiddenStride, gateSums);
            for (int q = 0; q < sequences; q++) {
                gates(gates, z + q * gateStride, q);
            }
            if (resetAfter) {
                candidateProduct.multiply(hidden, h, hiddenStride, candidateSums);
                for (int q = 0; q < sequences; q++) {
                    resetAfter(gates, z + q * gateStride, q);
                }
            } else {
                for (int q = 0; q < sequences; q++) {
                    resetBefore(gates, z + q * gateStride, hidden, h + q * hiddenStride);
                }
                candidateProduct.multiply(gates, z + 3 * pitch, gateStride, candidateSums);
            }
            for (int q = 0; q < sequences; q++) {
                state(gates, z + q * gateStride, hidden, h + q * hiddenStride, q);
            }
        }
    }

    /** Gates z and r. */
    private void gates(float[] gates, int z, int q) {
        int sums = q * weights.gates().columns();
        if (hardSigmoid) {
            for (int i = 0; i < 2 * pitch; i += LANES) {
                sum(gates, z, sums, i).mul(0.2f).add(0.5f).max(0f).min(1f).intoArray(gates, z + i);
            }
        } else {
            for (int i = 0; i < 2 * pitch; i += LANES) {
                sum(gates, z, sums, i).intoArray(gates, z + i);
            }
            tanh(gates, z, 2 * pitch, 0.5f, 0.5f);
        }
    }

    private FloatVector sum(float[] gates, int z, int sums, int i) {
        return load(gates, z + i).add(load(gateSums, sums + i)).add(load(bias, i));
    }

    /** s = r ∘ h. */
    private void resetBefore(float[] gates, int z, float[] hidden, int h) {
        for (int i = 0; i < pitch; i += LANES) {
            load(gates, z + pitch + i).mul(load(hidden, h + i)).intoArray(gates, z + 3 * pitch + i);
        }
    }

    /** s = h·U + bias; the candidate's product becomes r ∘ s. */
    private void resetAfter(float[] gates, int z, int q) {
        int sums = q * weights.candidate().columns();
        for (int i = 0; i < pitch; i += LANES) {
            var s = load(candidateSums, sums + i).add(load(candidateBias, i));
            s.intoArray(gates, z + 3 * pitch + i);
            load(gates, z + pitch + i).mul(s).intoArray(candidateSums, sums + i);
        }
    }

    /** The candidate and the new state. */
    private void state(float[] gates, int z, float[] hidden, int h, int q) {
        int sums = q * weights.candidate().columns();
        for (int i = 0; i < pitch; i += LANES) {
            load(gates, z + 2 * pitch + i)
                    .add(load(bias, 2 * pitch + i))
                    .add(load(candidateSums, sums + i))
                    .intoArray(gates, z + 2 * pitch + i);
        }
        tanh(gates, z + 2 * pitch, pitch, 1, 0);
        for (int i = 0; i < pitch; i += LANES) {
            var c = load(gates, z + 2 * pitch + i);
            load(gates, z + i).fma(load(hidden, h + i).sub(c), c).intoArray(hidden, h + pitch + i);
        }
    }

    @Override
    public void backward(float[] gates, float[] hidden, float[] gradient, int steps) {
        int gateStride = steps * GATES * pitch;
        int hiddenStride = (steps + 1) * pitch;
        int gradientStride = steps * pitch;
        var gatesBack = VectorMatrixProduct.of(weights.gatesBack(), sequences);
        var candidateBack = VectorMatrixProduct.of(weights.candidateBack(), sequences);
        for (int step = steps - 1; step >= 0; step--) {
            int z = step * GATES * pitch;
            int h = step * pitch;
            for (int q = 0; q < sequences; q++) {
                stateBack(gates, z + q * gateStride, hidden, h + q * hiddenStride, gradient, h + q * gradientStride, q);
            }
            if (!resetAfter) {
                candidateBack.multiply(gates, z + 2 * pitch, gateStride, candidateSums);
            }
            for (int q = 0; q < sequences; q++) {
                resetBack(gates, z + q * gateStride, hidden, h + q * hiddenStride, q);
            }
            if (resetAfter) {
                candidateBack.multiply(gates, z + 3 * pitch, gateStride, candidateSums);
            }
            gatesBack.multiply(gates, z, gateStride, gateSums);
            for (int q = 0; q < sequences; q++) {
                carryBack(q);
            }
        }
    }

    /** Gradients of the inputs of z and c; the carry becomes the state's share that bypasses the gates. */
    private void stateBack(float[] gates, int z, float[] hidden, int h, float[] gradient, int d, int q) {
        for (int i = 0; i < pitch; i += LANES) {
            var update = load(gates, z + i);
            var c = load(gates, z + 2 * pitch + i);
            var state = load(gradient, d + i).add(load(carry, q * pitch + i));
            var bypass = state.mul(update);
            state.mul(load(hidden, h + i).sub(c)).mul(slope(update)).intoArray(gates, z + i);
            // (1 - z) (1 - c²) of the state's gradient
            state.sub(bypass).mul(c.mul(c).neg().add(1f)).intoArray(gates, z + 2 * pitch + i);
            bypass.intoArray(carry, q * pitch + i);
        }
    }

    /** Both products of backward are as wide as the candidate's in forward: the units, padded. */
    private int backColumns() {
        return weights.candidate().columns();
    }

    /** The gradient of the input of r, and what flows on through what r scales. */
    private void resetBack(float[] gates, int z, float[] hidden, int h, int q) {
        int sums = q * backColumns();
        for (int i = 0; i < pitch; i += LANES) {
            var r = load(gates, z + pitch + i);
            if (resetAfter) {
                var c = load(gates, z + 2 * pitch + i);
                c.mul(load(gates, z + 3 * pitch + i)).mul(slope(r)).intoArray(gates, z + pitch + i);
                c.mul(r).intoArray(gates, z + 3 * pitch + i);
            } else {
                var scaled = load(candidateSums, sums + i);
                scaled.mul(load(hidden, h + i)).mul(slope(r)).intoArray(gates, z + pitch + i);
                scaled.mul(r).intoArray(candidateSums, sums + i);
            }
        }
    }

    private void carryBack(int q) {
        int sums = q * backColumns();
        for (int i = 0; i < pitch; i += LANES) {
            load(carry, q * pitch + i)
                    .add(load(gateSums, sums + i))
                    .add(load(candidateSums, sums + i))
                    .intoArray(carry, q * pitch + i);
        }
    }

    private static FloatVector load(float[] array, int index) {
        return FloatVector.fromArray(SPECIES, array, index);
    }

    /** The derivative of a gate where its value is {@code y}. */
    private FloatVector slope(FloatVector y) {
        var product = y.mul(y.neg().add(1f));
        return hardSigmoid
                ? FloatVector.broadcast(SPECIES, 0.2f).blend(0f, product.compare(VectorOperators.LE, 0f))
                : product;
    }

    /**
     * Replaces each x by {@code scale * tanh(scale * x) + shift}, which is the sigmoid with 0.5 and 0.5, in Eigen's
     * rational approximation of degree 13 over 6: right to some units in the last place.
     *
     * <p>It works in the array, on two vectors side by side, as the sums of one wait for each other. So it is also too long
     * for the compiler to put it into the time loop, which then would be so large that vectors become objects.
     */
    private static void tanh(float[] values, int from, int length, float scale, float shift) {
        int last = from + length - LANES;
        for (int i = from; i <= last; i += 2 * LANES) {
            // Of an odd number of vectors the last is its own neighbour.
            int j = Math.min(i + LANES, last);
            var x = load(values, i).mul(scale).max(-7.9053111f).min(7.9053111f);
            var y = load(values, j).mul(scale).max(-7.9053111f).min(7.9053111f);
            var x2 = x.mul(x);
            var y2 = y.mul(y);
            var p = FloatVector.broadcast(SPECIES, -2.76076847742355e-16f);
            var r = p;
            var c = FloatVector.broadcast(SPECIES, 2.00018790482477e-13f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, -8.60467152213735e-11f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 5.12229709037114e-08f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 1.48572235717979e-05f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 6.37261928875436e-04f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 4.89352455891786e-03f);
            p = p.fma(x2, c);
            r = r.fma(y2, c);
            var q = FloatVector.broadcast(SPECIES, 1.19825839466702e-06f);
            var s = q;
            c = FloatVector.broadcast(SPECIES, 1.18534705686654e-04f);
            q = q.fma(x2, c);
            s = s.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 2.26843463243900e-03f);
            q = q.fma(x2, c);
            s = s.fma(y2, c);
            c = FloatVector.broadcast(SPECIES, 4.89352518554385e-03f);
            q = q.fma(x2, c);
            s = s.fma(y2, c);
            x.mul(p).div(q).mul(scale).add(shift).intoArray(values, i);
            y.mul(r).div(s).mul(scale).add(shift).intoArray(values, j);
        }
    }
}
