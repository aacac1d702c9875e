package triggerword.network.layer;

import java.nio.FloatBuffer;
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
        return new FloatRows(array, NativeBuffers.floats(array), width, pitch(width));
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
    public void add(float[] values, int from, float[] sum, int to, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, sum, to + i)
                    .add(FloatVector.fromArray(SPECIES, values, from + i))
                    .intoArray(sum, to + i);
        }
    }

    @Override
    public void combine(double[] factors, float[] rows, int from, int stride, float[] target, int to, int length) {
        for (int i = 0; i < length; i += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < factors.length; k++) {
                sum = FloatVector.fromArray(SPECIES, rows, from + k * stride + i)
                        .fma(FloatVector.broadcast(SPECIES, (float) factors[k]), sum);
            }
            sum.intoArray(target, to + i);
        }
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
    private record FloatRows(INDArray owner, FloatBuffer buffer, int width, int pitch) implements Rows<float[]> {
        @Override
        public void read(long first, int rows, float[] target, int offset) {
            int from = Math.toIntExact(first * width);
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
            int to = Math.toIntExact(first * width);
            if (width == pitch) {
                buffer.put(to, source, offset, rows * width);
            } else {
                for (int row = 0; row < rows; row++) {
                    buffer.put(to + row * width, source, offset + row * pitch, width);
                }
            }
        }
    }
}
