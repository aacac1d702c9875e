package triggerword.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * ND4J's binary form of a float vector, without ND4J.
 *
 * <p>Two buffers, big endian, each {@code UTF allocation, int64 length, UTF type} and then the values: first the shape
 * {@code rank, dimensions, strides, flags, element stride, order}, then the data. (ND4J 1.0.0-M2.1, Nd4j.write)
 */
final class NdArrayFormat {
    private static final String ALLOCATION = "MIXED_DATA_TYPES";
    /** The flag of float32 in ND4J's ArrayOptionsHelper. */
    private static final long FLOAT_FLAG = 8192;

    private NdArrayFormat() {}

    /** Writes a vector; the stream stays open. */
    static void write(float[] values, OutputStream stream) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        long[] shape = {1, values.length, 1, FLOAT_FLAG, 1, 'c'};
        header(out, shape.length, "LONG");
        for (long value : shape) {
            out.writeLong(value);
        }
        header(out, values.length, "FLOAT");
        for (float value : values) {
            out.writeFloat(value);
        }
        out.flush();
    }

    private static void header(DataOutputStream out, long length, String type) throws IOException {
        out.writeUTF(ALLOCATION);
        out.writeLong(length);
        out.writeUTF(type);
    }

    /**
     * Reads a vector, or a matrix of one row, of a known length.
     *
     * @throws IOException if there is something else, or it ends early
     */
    static float[] read(InputStream stream, int length) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        long shapeLength = length(in, "LONG");
        long rank = in.readLong();
        if (rank < 1 || rank > 2 || shapeLength != 2 * rank + 4) {
            throw new IOException("expected a vector but was an array of rank " + rank);
        }
        in.skipNBytes((shapeLength - 1) * Long.BYTES);
        long found = length(in, "FLOAT");
        if (found != length) {
            throw new IOException("expected " + length + " values but was " + found);
        }
        byte[] bytes = in.readNBytes(length * Float.BYTES);
        if (bytes.length < length * Float.BYTES) {
            throw new IOException("expected " + length + " values but they end early");
        }
        var values = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static long length(DataInputStream in, String type) throws IOException {
        in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw new IOException("expected values of type " + type + " but was " + found);
        }
        return length;
    }
}
