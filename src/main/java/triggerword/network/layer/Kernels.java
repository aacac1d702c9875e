package triggerword.network.layer;

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

    /** A time loop of a GRU for some sequences of the batch. */
    GruCell<A> gruCell(GruCell.Weights<A> weights, int sequences);

    /** The loops of a normalization. */
    ChannelLoops<A> channelLoops(ChannelLoops.Shape shape);

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
