package triggerword.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The beginning of an {@code .npy} file: what lies in it, and how. */
record NpyHeader(Type type, ByteOrder order, boolean fortran, int[] shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** What one Java array of bytes holds of 8-byte elements. */
    static final int MAX_ELEMENTS = Integer.MAX_VALUE / 8;

    /** Room that numpy leaves for the first length to grow, in digits. */
    private static final int GROWTH_DIGITS = 21;

    private static final Pattern DESCRIPTION = Pattern.compile("'descr':\\s*(?:'([^']*)'|\\[)");
    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([-\\dL,\\s]*)\\)");

    /** numpy's types of numbers that are read. */
    enum Type {
        F4(4),
        F8(8),
        I1(1),
        I2(2),
        I4(4),
        I8(8),
        U1(1),
        U2(2),
        B1(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        double read(ByteBuffer buffer) {
            return switch (this) {
                case F4 -> buffer.getFloat();
                case F8 -> buffer.getDouble();
                case I1, B1 -> buffer.get();
                case I2 -> buffer.getShort();
                case I4 -> buffer.getInt();
                case I8 -> buffer.getLong();
                case U1 -> buffer.get() & 0xff;
                case U2 -> buffer.getShort() & 0xffff;
            };
        }

        /** As numpy writes it, without the byte order. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static NpyHeader parse(byte[] bytes, String name) throws IOException {
        if (bytes.length == 0) {
            throw new IOException("expected a numpy file (first bytes \\x93NUMPY) but was empty: " + name);
        }
        if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("expected a numpy file (first bytes \\x93NUMPY) but was something else: " + name);
        }
        int version = bytes[6];
        if (version < 1 || version > 3) {
            throw new IOException("expected npy version 1, 2 or 3 but was " + version + ": " + name);
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long textLength = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8) & 0xffffffffL;
        int start = version == 1 ? 10 : 12;
        if (start + textLength > bytes.length) {
            throw new IOException("expected a header of " + textLength + " bytes but was cut short at "
                    + (bytes.length - start) + ": " + name);
        }
        String text = new String(bytes, start, (int) textLength, StandardCharsets.UTF_8);
        String description = field(DESCRIPTION, text, name).group(1);
        return new NpyHeader(
                type(description, name),
                description.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                field(ORDER, text, name).group(1).equals("True"),
                shape(field(SHAPE, text, name).group(1), name),
                start + (int) textLength);
    }

    /** A version 1 header of little-endian 4-byte floats in C order, padded as numpy pads. */
    static byte[] format(int[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + lengths + (shape.length == 1 ? "," : "")
                + "), }";
        if (shape.length > 0) {
            text += " ".repeat(GROWTH_DIGITS - Integer.toString(shape[0]).length());
        }
        int unpadded = MAGIC.length + 4 + text.length() + 1;
        text += " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        var header = new ByteArrayOutputStream();
        header.writeBytes(MAGIC);
        header.write(1);
        header.write(0);
        header.write(text.length() & 0xff);
        header.write(text.length() >> 8);
        header.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    private static Matcher field(Pattern pattern, String text, String name) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(
                    "expected a header with descr, fortran_order and shape but was '" + text.strip() + "': " + name);
        }
        return matcher;
    }

    private static Type type(String description, String name) throws IOException {
        // With its case: <u2 are integers, <U2 is text.
        String wanted = description == null ? "" : description.replaceFirst("^[<>|=]", "");
        for (Type type : Type.values()) {
            if (type.toString().equals(wanted)) {
                return type;
            }
        }
        throw new IOException("expected a type of " + Arrays.toString(Type.values()) + " but was "
                + (description == null ? "a structure" : description) + ": " + name);
    }

    private static int[] shape(String lengths, String name) throws IOException {
        String[] axes = Arrays.stream(lengths.split(","))
                // Python 2 wrote its longs as 3L
                .map(length -> length.replace("L", "").strip())
                .filter(length -> !length.isEmpty())
                .toArray(String[]::new);
        var shape = new int[axes.length];
        double elements = 1;
        for (int axis = 0; axis < axes.length; axis++) {
            double length;
            try {
                length = Double.parseDouble(axes[axis]);
            } catch (NumberFormatException e) {
                throw new IOException(
                        "expected whole numbers with commas between but was shape (" + lengths + "): " + name, e);
            }
            if (length < 0) {
                throw new IOException("expected lengths from 0 on but was shape (" + lengths + "): " + name);
            }
            elements *= length;
            if (elements > MAX_ELEMENTS || length > MAX_ELEMENTS) {
                throw new IOException(
                        "expected at most " + MAX_ELEMENTS + " elements but was shape (" + lengths + "): " + name);
            }
            shape[axis] = (int) length;
        }
        return shape;
    }
}
