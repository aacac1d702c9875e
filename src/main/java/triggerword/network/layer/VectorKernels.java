package triggerword.network.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loops in vectors of floats. This class and the other Vector classes are the only ones that see the incubating
 * module; {@link Kernels} loads this one by name.
 */
public final class VectorKernels implements Kernels<float[]> {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    @Override
    public float[] array(int length) {
        return new float[length];
    }

    @Override
    public int pitch(int width) {
        return (width + LANES - 1) / LANES * LANES;
    }

    @Override
    public Rows<float[]> rows(INDArray array, int width) {
        return new FloatRows(array, NativeBuffers.floats(array), 0, width, pitch(width));
    }

    @Override
    public double get(float[] array, int index) {
        return array[index];
    }

    @Override
    public void set(float[] array, int index, double value) {
        array[index] = (float) value;
    }

    @Override
    public void clear(float[] array, int from, int length) {
        Arrays.fill(array, from, from + length, 0);
    }

    @Override
    public void add(float[] values, int from, float[] sum, int to, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, sum, to + i)
                    .add(FloatVector.fromArray(SPECIES, values, from + i))
                    .intoArray(sum, to + i);
        }
    }

    /** Four terms at a time, whose factors stay in registers. */
    @Override
    public void combine(double[] factors, float[] values, int[] from, float[] target, int to, int length) {
        for (int k = 0; k < factors.length; k += 4) {
            boolean first = k == 0;
            FloatVector factor0 = factor(factors, k);
            FloatVector factor1 = factor(factors, k + 1);
            FloatVector factor2 = factor(factors, k + 2);
            FloatVector factor3 = factor(factors, k + 3);
            // where there is no term any more, its factor is zero
            int last = factors.length - 1;
            int from0 = from[k];
            int from1 = from[Math.min(k + 1, last)];
            int from2 = from[Math.min(k + 2, last)];
            int from3 = from[Math.min(k + 3, last)];
            for (int i = 0; i < length; i += LANES) {
                FloatVector sum = first ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, target, to + i);
                sum = FloatVector.fromArray(SPECIES, values, from0 + i).fma(factor0, sum);
                sum = FloatVector.fromArray(SPECIES, values, from1 + i).fma(factor1, sum);
                sum = FloatVector.fromArray(SPECIES, values, from2 + i).fma(factor2, sum);
                FloatVector.fromArray(SPECIES, values, from3 + i)
                        .fma(factor3, sum)
                        .intoArray(target, to + i);
            }
        }
    }

    private static FloatVector factor(double[] factors, int k) {
        return FloatVector.broadcast(SPECIES, k < factors.length ? (float) factors[k] : 0);
    }

    @Override
    public void drop(Dropout dropout, float[] values, int rows, int width, long firstRow) {
        if (dropout.active()) {
            for (int row = 0; row < rows; row++) {
                VectorDropout.drop(dropout, values, row * pitch(width), pitch(width), (int) ((firstRow + row) * width));
            }
        }
    }

    @Override
    public IntFunction<GruCell<float[]>> gruCells(GruCell.Weights<float[]> weights) {
        var single = new VectorGruWeights(weights, 1);
        var several = new VectorGruWeights(weights, 2);
        return sequences -> new VectorGruCell(sequences == 1 ? single : several, sequences);
    }

    @Override
    public ChannelLoops<float[]> channelLoops(int channels, boolean relu) {
        return new VectorChannelLoops(pitch(channels), relu);
    }

    @Override
    public StepLoops<float[]> stepLoops(int channels) {
        return new VectorStepLoops(channels, pitch(channels));
    }

    /** @param owner keeps the memory of the buffer from being freed */
    private record FloatRows(INDArray owner, FloatBuffer buffer, long begin, int width, int pitch)
            implements Rows<float[]> {
        @Override
        public void read(long first, int rows, float[] target, int offset) {
            int from = Math.toIntExact(begin + first * width);
            if (width == pitch) {
                buffer.get(from, target, offset, rows * width);
            } else {
                for (int row = 0; row < rows; row++) {
                    buffer.get(from + row * width, target, offset + row * pitch, width);
                }
            }
        }

        @Override
        public void write(long first, int rows, float[] source, int offset) {
            int to = Math.toIntExact(begin + first * width);
            if (width == pitch) {
                buffer.put(to, source, offset, rows * width);
            } else {
                for (int row = 0; row < rows; row++) {
                    buffer.put(to + row * width, source, offset + row * pitch, width);
                }
            }
        }

        @Override
        public Rows<float[]> from(long element) {
            return new FloatRows(owner, buffer, begin + element, width, pitch);
        }
    }
}
