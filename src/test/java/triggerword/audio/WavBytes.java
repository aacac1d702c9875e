package triggerword.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import triggerword.Golden;

/** A WAV file put together by hand, right or wrong as a test wants it. */
record WavBytes(int codec, int channels, int rateHz, int bits, byte[] data) {
    /** Sizes as they should be. */
    static final int TRUE_SIZE = -2;

    static WavBytes pcm(int channels, int rateHz, int bits, byte[] data) {
        return new WavBytes(1, channels, rateHz, bits, data);
    }

    /** Little-endian bytes of integers, {@code bits} each. */
    static byte[] integers(int bits, long... values) {
        var bytes = new ByteArrayOutputStream();
        for (long value : values) {
            for (int shift = 0; shift < bits; shift += 8) {
                bytes.write((int) (value >> shift) & 0xff);
            }
        }
        return bytes.toByteArray();
    }

    byte[] whole() {
        return bytes(TRUE_SIZE, TRUE_SIZE, new byte[0], new byte[0]);
    }

    /** With these sizes in the headers, {@code before} between format and data, {@code after} at the end. */
    byte[] bytes(int riffSize, int dataSize, byte[] before, byte[] after) {
        int size = 36 + before.length + data.length + after.length;
        var buffer = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(Golden.ascii("RIFF"))
                .putInt(riffSize == TRUE_SIZE ? size : riffSize)
                .put(Golden.ascii("WAVEfmt "));
        buffer.putInt(16);
        putFormat(buffer, codec);
        buffer.put(before);
        buffer.put(Golden.ascii("data")).putInt(dataSize == TRUE_SIZE ? data.length : dataSize);
        return buffer.put(data).put(after).array();
    }

    /** With the 40 byte format of WAVE_FORMAT_EXTENSIBLE. */
    byte[] extensible() {
        var buffer = ByteBuffer.allocate(68 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(Golden.ascii("RIFF")).putInt(60 + data.length).put(Golden.ascii("WAVEfmt "));
        buffer.putInt(40);
        putFormat(buffer, 0xfffe);
        buffer.putShort((short) 22).putShort((short) bits).putInt(3);
        buffer.putShort((short) codec)
                .put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71});
        buffer.put(Golden.ascii("data")).putInt(data.length);
        return buffer.put(data).array();
    }

    private void putFormat(ByteBuffer buffer, int tag) {
        int frameBytes = channels * bits / 8;
        buffer.putShort((short) tag).putShort((short) channels).putInt(rateHz);
        buffer.putInt(rateHz * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    }

    static Waveform read(Path folder, byte[] bytes) throws IOException {
        return AudioFile.read(Files.write(folder.resolve("sound.wav"), bytes));
    }
}
