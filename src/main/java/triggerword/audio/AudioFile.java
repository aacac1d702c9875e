package triggerword.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads WAV (8, 16, 24, 32 bit and float PCM) and FLAC, and writes 16-bit WAV.
 *
 * <p>What the file is, its first four bytes decide, not its name.
 */
public final class AudioFile {
    private AudioFile() {}

    /**
     * The sound in a WAV or FLAC file, mono or stereo, at the file's own rate.
     *
     * @throws IOException if the file cannot be read, holds no sound, is cut short, or is neither PCM WAV nor FLAC; the
     *     message names the file, the rule and the value
     */
    public static Waveform read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            throw new IOException("expected a WAV or FLAC file but was empty: " + file);
        }
        Waveform sound =
                switch (magic(bytes)) {
                    case "RIFF" -> readWav(bytes, file);
                    case "fLaC" -> FlacFile.read(bytes, file);
                    default ->
                        throw new IOException(
                                "expected a WAV or FLAC file (first bytes RIFF or fLaC) but was something else: "
                                        + file);
                };
        if (sound.frames() == 0) {
            throw new IOException("expected sound but was 0 samples long: " + file);
        }
        return sound;
    }

    /**
     * Writes a sound as 16-bit PCM WAV; samples beyond [-1, 1) are clipped.
     *
     * <p>The file appears whole or not at all.
     */
    public static void write(Waveform sound, Path file) throws IOException {
        var format = new AudioFormat(sound.sampleRateHz(), 16, sound.channels().length, true, false);
        var stream = new AudioInputStream(new ByteArrayInputStream(pcm16(sound)), format, sound.frames());
        WholeFile.write(file, out -> AudioSystem.write(stream, AudioFileFormat.Type.WAVE, out));
    }

    /** The samples as little-endian 16-bit PCM, channels interleaved: the data of a WAV file. */
    public static byte[] pcm16(Waveform sound) {
        var bytes = ByteBuffer.allocate(2 * sound.frames() * sound.channels().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < sound.frames(); frame++) {
            for (float[] channel : sound.channels()) {
                bytes.putShort(Pcm.quantize(channel[frame]));
            }
        }
        return bytes.array();
    }

    private static Waveform readWav(byte[] bytes, Path file) throws IOException {
        try (var stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
            AudioFormat format = stream.getFormat();
            byte[] data = stream.readAllBytes();
            long declared = stream.getFrameLength() * format.getFrameSize();
            if (data.length < declared) {
                throw new IOException("expected " + declared
                        + " bytes of samples, as its header says, but was cut short at " + data.length + ": " + file);
            }
            return decode(data, format, file);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("expected a PCM WAV but was a damaged header or another codec: " + file, e);
        }
    }

    private static Waveform decode(byte[] data, AudioFormat format, Path file) throws IOException {
        int channelCount = format.getChannels();
        if (channelCount > 2) {
            throw new IOException("expected 1 or 2 channels but was " + channelCount + ": " + file);
        }
        var buffer = ByteBuffer.wrap(data).order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var channels = new float[channelCount][data.length / format.getFrameSize()];
        for (int frame = 0; frame < channels[0].length; frame++) {
            for (float[] channel : channels) {
                channel[frame] = sample(buffer, format, file);
            }
        }
        return new Waveform(channels, Math.round(format.getSampleRate()));
    }

    /** The next sample, in [-1, 1); a WAV's integers are little-endian, 8 bits unsigned. */
    private static float sample(ByteBuffer buffer, AudioFormat format, Path file) throws IOException {
        int bits = format.getSampleSizeInBits();
        if (format.getEncoding().equals(Encoding.PCM_FLOAT)) {
            return bits == 64 ? (float) buffer.getDouble() : buffer.getFloat();
        }
        boolean signed = format.getEncoding().equals(Encoding.PCM_SIGNED);
        if (bits == 8 && format.getEncoding().equals(Encoding.PCM_UNSIGNED)) {
            return ((buffer.get() & 0xff) - 128) / 128f;
        }
        if (signed && bits == 8) {
            return buffer.get() / 128f;
        }
        if (signed && bits == 16) {
            return buffer.getShort() / 32768f;
        }
        if (signed && bits == 24) {
            int low = buffer.getShort() & 0xffff;
            return (buffer.get() << 16 | low) / 8388608f;
        }
        if (signed && bits == 32) {
            return buffer.getInt() * 0x1p-31f;
        }
        throw new IOException("expected PCM of 8, 16, 24 or 32 bits or float but was " + format.getEncoding() + " of "
                + bits + " bits: " + file);
    }

    private static String magic(byte[] bytes) {
        return new String(bytes, 0, Math.min(4, bytes.length), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
