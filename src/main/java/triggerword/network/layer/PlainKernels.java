package triggerword.network.layer;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loops in plain Java and double precision. */
final class PlainKernels implements Kernels<double[]> {
    static final PlainKernels INSTANCE = new PlainKernels();

    private PlainKernels() {}

    @Override
    public double[] array(int length) {
        return new double[length];
    }

    @Override
    public int pitch(int width) {
        return width;
    }

    @Override
    public Rows<double[]> rows(INDArray array, int width) {
        return array.dataType() == DataType.DOUBLE
                ? new DoubleRows(array, NativeBuffers.doubles(array), 0, width)
                : new WidenedRows(array, NativeBuffers.floats(array), 0, width);
    }

    @Override
    public double get(double[] array, int index) {
        return array[index];
    }

    @Override
    public void set(double[] array, int index, double value) {
        array[index] = value;
    }

    @Override
    public void clear(double[] array, int from, int length) {
        Arrays.fill(array, from, from + length, 0);
    }

    @Override
    public void add(double[] values, int from, double[] sum, int to, int length) {
        for (int i = 0; i < length; i++) {
            sum[to + i] += values[from + i];
        }
    }

    @Override
    public void combine(double[] factors, double[] values, int[] from, double[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = 0; k < factors.length; k++) {
                sum += factors[k] * values[from[k] + i];
            }
            target[to + i] = sum;
        }
    }

    @Override
    public void drop(Dropout dropout, double[] values, int rows, int width, long firstRow) {
        if (dropout.active()) {
            for (int i = 0; i < rows * width; i++) {
                values[i] *= dropout.factor((int) (firstRow * width + i));
            }
        }
    }

    @Override
    public IntFunction<GruCell<double[]>> gruCells(GruCell.Weights<double[]> weights) {
        return sequences -> new PlainGruCell(weights, sequences);
    }

    @Override
    public ChannelLoops<double[]> channelLoops(int channels, boolean relu) {
        return new PlainChannelLoops(channels, relu);
    }

    @Override
    public StepLoops<double[]> stepLoops(int channels) {
        return new PlainStepLoops(channels);
    }

    /** @param owner keeps the memory of the buffer from being freed */
    private record DoubleRows(INDArray owner, DoubleBuffer buffer, long begin, int width) implements Rows<double[]> {
        @Override
        public void read(long first, int rows, double[] target, int offset) {
            buffer.get(Math.toIntExact(begin + first * width), target, offset, rows * width);
        }

        @Override
        public void write(long first, int rows, double[] source, int offset) {
            buffer.put(Math.toIntExact(begin + first * width), source, offset, rows * width);
        }

        @Override
        public Rows<double[]> from(long element) {
            return new DoubleRows(owner, buffer, begin + element, width);
        }
    }

    /** @param owner keeps the memory of the buffer from being freed */
    private record WidenedRows(INDArray owner, FloatBuffer buffer, long begin, int width) implements Rows<double[]> {
        @Override
        public void read(long first, int rows, double[] target, int offset) {
            int from = Math.toIntExact(begin + first * width);
            for (int i = 0; i < rows * width; i++) {
                target[offset + i] = buffer.get(from + i);
            }
        }

        @Override
        public void write(long first, int rows, double[] source, int offset) {
            int to = Math.toIntExact(begin + first * width);
            for (int i = 0; i < rows * width; i++) {
                buffer.put(to + i, (float) source[offset + i]);
            }
        }

        @Override
        public Rows<double[]> from(long element) {
            return new WidenedRows(owner, buffer, begin + element, width);
        }
    }
}
