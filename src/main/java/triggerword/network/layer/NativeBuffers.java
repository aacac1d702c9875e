package triggerword.network.layer;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of ND4J arrays as Java sees it. A buffer is valid as long as its array is, and does not keep it: whoever
 * uses one sees to that.
 */
final class NativeBuffers {
    private NativeBuffers() {}

    /** The elements of a C-ordered float array. */
    static FloatBuffer floats(INDArray array) {
        return new FloatPointer(array.data().addressPointer())
                .position(0)
                .capacity(array.length())
                .asBuffer();
    }

    /** Sets elements of a C-ordered array to zero. */
    static void clear(INDArray array, long from, long length) {
        try {
            Pointer.memset(at(array, from), 0, length * array.dataType().width());
        } finally {
            Reference.reachabilityFence(array);
        }
    }

    /** Copies elements of a C-ordered array to the same place of another. */
    static void copy(INDArray source, INDArray target, long from, long length) {
        try {
            Pointer.memcpy(
                    at(target, from),
                    at(source, from),
                    length * source.dataType().width());
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(target);
        }
    }

    private static Pointer at(INDArray array, long element) {
        return new BytePointer(array.data().addressPointer())
                .getPointer(element * array.dataType().width());
    }

    /** Whether two C-ordered arrays of one type have the same values. */
    static boolean same(INDArray one, INDArray other) {
        try {
            return one.dataType() == DataType.DOUBLE
                    ? doubles(one).mismatch(doubles(other)) < 0
                    : floats(one).mismatch(floats(other)) < 0;
        } finally {
            Reference.reachabilityFence(one);
            Reference.reachabilityFence(other);
        }
    }

    /** The elements of a C-ordered double array. */
    static DoubleBuffer doubles(INDArray array) {
        return new DoublePointer(array.data().addressPointer())
                .position(0)
                .capacity(array.length())
                .asBuffer();
    }
}
