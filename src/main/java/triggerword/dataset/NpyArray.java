package triggerword.dataset;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import triggerword.audio.GivenPath;
import triggerword.audio.WholeFile;

/**
 * An array as numpy keeps it in {@code .npy} and {@code .npz} files.
 *
 * <p>Reads header versions 1 to 3, C and Fortran order, both byte orders, floats of 4 and 8 bytes, integers of 1 to 8
 * and booleans; writes little-endian floats of 4 bytes in C order. See numpy's {@code numpy.lib.format}.
 *
 * @param shape  length of each axis; empty for a scalar
 * @param values the elements in C order (the last axis runs fastest), whatever the order in the file; 64-bit integers
 *               beyond 2⁵³ are rounded; not copied, read-only
 */
public record NpyArray(int[] shape, double[] values) {
    /** What one Java array holds. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    public NpyArray {
        if (values.length != elements(shape)) {
            throw new IllegalArgumentException("expected " + elements(shape) + " values for shape "
                    + Arrays.toString(shape) + " but was " + values.length);
        }
    }

    /**
     * Reads an {@code .npy} file.
     *
     * @throws IOException if there is none, it is larger than 2 GB, cut short, or of a type that is not read; the message
     *     names file, rule and value
     */
    public static NpyArray read(Path file) throws IOException {
        long size = Files.size(existing(file));
        if (size > MAX_BYTES) {
            throw new IOException("expected at most " + MAX_BYTES + " bytes but was " + size + ": " + file);
        }
        return parse(Files.readAllBytes(file), file.toString());
    }

    /** Reads every array of an {@code .npz} file, by name. */
    public static Map<String, NpyArray> readZip(Path file) throws IOException {
        var arrays = new LinkedHashMap<String, NpyArray>();
        try (var zip = new ZipFile(existing(file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replaceAll("\\.npy$", "");
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                checkSum(bytes, entry);
                arrays.put(name, parse(bytes, file + "!" + name));
            }
        } catch (ZipException | EOFException e) {
            throw new IOException("expected a whole npz file but was cut short or damaged: " + file, e);
        }
        if (arrays.isEmpty()) {
            throw new IOException("expected an npz file with arrays but was none: " + file);
        }
        return arrays;
    }

    private static Path existing(Path file) throws IOException {
        GivenPath.demandFile(file, "a numpy file");
        return file;
    }

    private static void checkSum(byte[] bytes, ZipEntry entry) throws ZipException {
        var sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException("another checksum: " + entry.getName());
        }
    }

    /**
     * Writes an {@code .npy} file, whole or not at all.
     *
     * @throws IllegalArgumentException if it were of more elements than are read
     * @throws IOException              if the file cannot be written
     */
    public void write(Path file) throws IOException {
        demandReadable(values.length, file);
        WholeFile.write(file, out -> out.write(bytes()));
    }

    /**
     * Writes an {@code .npz} file of named arrays, whole or not at all.
     *
     * @throws IllegalArgumentException if one of them were of more elements than are read
     * @throws IOException              if the file cannot be written
     */
    public static void writeZip(Map<String, NpyArray> arrays, Path file) throws IOException {
        arrays.values().forEach(array -> demandReadable(array.values.length, file));
        WholeFile.write(file, out -> writeZip(arrays, out));
    }

    private static void writeZip(Map<String, NpyArray> arrays, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var array : arrays.entrySet()) {
            zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
            zip.write(array.getValue().bytes());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Throws an IllegalArgumentException if nobody could read so many elements of a file again. */
    static void demandReadable(long elements, Path file) {
        if (elements > NpyHeader.MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    "expected at most " + NpyHeader.MAX_ELEMENTS + " elements but was " + elements + ": " + file);
        }
    }

    private byte[] bytes() {
        byte[] header = NpyHeader.format(shape);
        var data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putFloat((float) value);
        }
        var bytes = new ByteArrayOutputStream(header.length + data.capacity());
        bytes.writeBytes(header);
        bytes.writeBytes(data.array());
        return bytes.toByteArray();
    }

    private static NpyArray parse(byte[] bytes, String name) throws IOException {
        NpyHeader header = NpyHeader.parse(bytes, name);
        long elements = elements(header.shape());
        long expected = elements * header.type().bytes();
        if (bytes.length - header.length() != expected) {
            throw new IOException("expected " + expected + " bytes of data for shape " + Arrays.toString(header.shape())
                    + " but was " + (bytes.length - header.length()) + ": " + name);
        }
        var buffer = ByteBuffer.wrap(bytes, header.length(), (int) expected).order(header.order());
        var values = new double[(int) elements];
        for (int i = 0; i < values.length; i++) {
            int place = header.fortran() ? placeOfFortran(i, header.shape()) : i;
            values[place] = header.type().read(buffer);
        }
        return new NpyArray(header.shape(), values);
    }

    /** Where the {@code i}-th element in Fortran order (the first axis runs fastest) lies in C order. */
    private static int placeOfFortran(int i, int[] shape) {
        int place = 0;
        int rest = i;
        int stride = (int) elements(shape);
        for (int length : shape) {
            stride /= length;
            place += rest % length * stride;
            rest /= length;
        }
        return place;
    }

    private static long elements(int[] shape) {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return "NpyArray" + Arrays.toString(shape);
    }
}
