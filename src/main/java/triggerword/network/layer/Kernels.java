package triggerword.network.layer;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loops of the layers that are no matrix products. There are two sets: vectors of floats, and plain double, which
 * double networks (gradient checks) use, and float networks where the vector module is not there.
 *
 * @param <A> what the loops work on, {@code float[]} or {@code double[]}
 */
interface Kernels<A> {
    /** A new array of zeros. */
    A array(int length);

    /** {@code width} padded to whole vectors. */
    int pitch(int width);

    /** The rows of a C-ordered array, {@code width} elements each. */
    Rows<A> rows(INDArray array, int width);

    /** The element of an array, as a double. */
    double get(A array, int index);

    /** Sets an element of an array. */
    void set(A array, int index, double value);

    /** The values in an array padded to whole vectors. */
    default A padded(double[] values) {
        A array = array(pitch(values.length));
        for (int i = 0; i < values.length; i++) {
            set(array, i, values[i]);
        }
        return array;
    }

    /** The first elements of an array as doubles. */
    default double[] numbers(A array, int length) {
        return IntStream.range(0, length).mapToDouble(i -> get(array, i)).toArray();
    }

    /** Sets {@code length} elements to zero. */
    void clear(A array, int from, int length);

    /** Adds {@code length} elements, whole vectors, to those of {@code sum}. */
    void add(A values, int from, A sum, int to, int length);

    /** Sets {@code target[to + i]} to the sum of {@code factors[k] * values[from[k] + i]}, for whole vectors; the target is
     * none of the values. */
    void combine(double[] factors, A values, int[] from, A target, int to, int length);

    /**
     * Multiplies each element of some rows with {@link Dropout#factor} of its position, {@code row * width + column}.
     *
     * @param values   rows of {@code width} elements, padded with zeros to whole vectors; the zeros stay
     * @param firstRow the number of the first row
     */
    void drop(Dropout dropout, A values, int rows, int width, long firstRow);

    /** Makes the time loops of a GRU with these weights, each for some sequences of the batch. */
    IntFunction<GruCell<A>> gruCells(GruCell.Weights<A> weights);

    /** The loops of a normalization by channel; {@code relu} tells whether a ReLU follows. */
    ChannelLoops<A> channelLoops(int channels, boolean relu);

    /** The loops of a normalization of each step. */
    StepLoops<A> stepLoops(int channels);

    /** The fastest loops there are for networks of this type. */
    static Kernels<?> of(DataType type) {
        return type == DataType.FLOAT && Vectors.INSTANCE != null ? Vectors.INSTANCE : plain();
    }

    /** The loops in plain Java, in double whatever the type of the network. */
    static Kernels<double[]> plain() {
        return PlainKernels.INSTANCE;
    }

    /** Loads the one class that sees the incubating vector module, if this JVM was started with it. */
    final class Vectors {
        static final Kernels<?> INSTANCE = load();

        private Vectors() {}

        private static Kernels<?> load() {
            try {
                return Class.forName("triggerword.network.layer.VectorKernels")
                        .asSubclass(Kernels.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError missing) {
                return null;
            }
        }
    }
}
