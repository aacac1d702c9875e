package triggerword.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the chunks of a WAV file: PCM of 8, 16, 24 and 32 bits, float of 32 and 64.
 *
 * <p>Not left to {@code javax.sound}, which gives the same exception for a damaged header and for an unknown codec and
 * refuses what streams leave behind: a recorder that writes into a pipe cannot come back to fill in the sizes, which
 * are 0 or near 2³¹ or 2³² then.
 */
final class WavFile {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    /** Sizes from here on are placeholders: no array holds so much. */
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    /** The format chunk. */
    private record Format(int codec, int channels, int rateHz, int bits) {
        int frameBytes() {
            return channels * bits / 8;
        }
    }

    private WavFile() {}

    static Waveform read(byte[] bytes, Path file) throws IOException {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12) {
            throw new IOException(
                    "expected a WAV file (RIFF of type WAVE) but was cut short at " + bytes.length + " bytes: " + file);
        }
        if (!name(buffer, 8).equals("WAVE")) {
            throw new IOException(
                    "expected a WAV file (RIFF of type WAVE) but was of type '" + name(buffer, 8) + "': " + file);
        }
        Format format = null;
        int position = 12;
        while (position + 8 <= bytes.length) {
            String chunk = name(buffer, position);
            long size = buffer.getInt(position + 4) & 0xffffffffL;
            int body = position + 8;
            if (chunk.equals("fmt ") && size >= 16 && body + size <= bytes.length) {
                format = format(buffer, body, size, file);
            }
            if (chunk.equals("data")) {
                if (format == null) {
                    break;
                }
                buffer.position(body).limit(body + dataBytes(buffer, body, size, file));
                return decode(buffer, format, file);
            }
            // Chunks begin at even positions.
            position = (int) Math.min(bytes.length, body + size + (size & 1));
        }
        throw new IOException("expected a WAV file with a format and data but found no "
                + (format == null ? "format" : "data") + " in its " + bytes.length + " bytes: " + file);
    }

    private static Format format(ByteBuffer buffer, int at, long size, Path file) throws IOException {
        int codec = buffer.getShort(at) & 0xffff;
        if (codec == EXTENSIBLE && size >= 26) {
            codec = buffer.getShort(at + 24) & 0xffff;
        }
        var format = new Format(
                codec, buffer.getShort(at + 2) & 0xffff, buffer.getInt(at + 4), buffer.getShort(at + 14) & 0xffff);
        if (codec != PCM && codec != FLOAT) {
            throw new IOException(
                    "expected PCM or float (codec 1 or 3) but was codec " + codec + codecName(codec) + ": " + file);
        }
        int bits = format.bits();
        boolean known = codec == PCM ? bits == 8 || bits == 16 || bits == 24 || bits == 32 : bits == 32 || bits == 64;
        if (!known) {
            throw new IOException("expected "
                    + (codec == PCM ? "PCM of 8, 16, 24 or 32 bits" : "floats of 32 or 64 bits") + " but was " + bits
                    + " bits: " + file);
        }
        if (format.channels() < 1 || format.channels() > 2) {
            throw new IOException("expected 1 or 2 channels but was " + format.channels() + ": " + file);
        }
        if (format.rateHz() < 1) {
            throw new IOException("expected a sample rate above 0 Hz but was " + format.rateHz() + ": " + file);
        }
        return format;
    }

    private static String codecName(int codec) {
        return switch (codec) {
            case 2, 0x11 -> " (ADPCM)";
            case 6 -> " (A-law)";
            case 7 -> " (µ-law)";
            case 0x55 -> " (MP3)";
            default -> "";
        };
    }

    /** How many bytes of samples there are; all that follow, where the writer could not know. */
    private static int dataBytes(ByteBuffer buffer, int body, long declared, Path file) throws IOException {
        int there = buffer.capacity() - body;
        long riffSize = buffer.getInt(4) & 0xffffffffL;
        boolean leftOpen = declared == 0 && riffSize + 8 < buffer.capacity();
        if (declared >= UNKNOWN_SIZE || leftOpen) {
            return there;
        }
        if (there < declared) {
            throw new IOException("expected " + declared
                    + " bytes of samples, as its header says, but was cut short at " + there + ": " + file);
        }
        return (int) declared;
    }

    private static Waveform decode(ByteBuffer data, Format format, Path file) throws IOException {
        var channels = new float[format.channels()][data.remaining() / format.frameBytes()];
        for (int frame = 0; frame < channels[0].length; frame++) {
            for (float[] channel : channels) {
                float sample = sample(data, format);
                if (!Float.isFinite(sample)) {
                    throw new IOException("expected numbers but sample " + frame + " was " + sample + ": " + file);
                }
                channel[frame] = sample;
            }
        }
        return new Waveform(channels, format.rateHz());
    }

    /** The next sample; integers are brought to [-1, 1), 8 bits are unsigned. */
    private static float sample(ByteBuffer data, Format format) {
        if (format.codec() == FLOAT) {
            return format.bits() == 64 ? (float) data.getDouble() : data.getFloat();
        }
        return switch (format.bits()) {
            case 8 -> ((data.get() & 0xff) - 128) / 128f;
            case 16 -> data.getShort() / 32768f;
            case 24 -> {
                int low = data.getShort() & 0xffff;
                yield (data.get() << 16 | low) / 8388608f;
            }
            // (float) of an int near 2³¹ rounds up to 1, which is no sample
            default -> Math.min(data.getInt() * 0x1p-31f, Math.nextDown(1f));
        };
    }

    private static String name(ByteBuffer buffer, int at) {
        var letters = new byte[4];
        buffer.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
