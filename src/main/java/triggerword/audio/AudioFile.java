package triggerword.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads WAV (8, 16, 24, 32 bit and float PCM) and FLAC, and writes 16-bit WAV and FLAC.
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
        GivenPath.demandFile(file, "a WAV or FLAC file");
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            throw new IOException("expected a WAV or FLAC file but was empty: " + file);
        }
        Waveform sound =
                switch (magic(bytes)) {
                    case "RIFF" -> WavFile.read(bytes, file);
                    case "fLaC" -> FlacFile.read(bytes, file);
                    default ->
                        throw new IOException("expected a WAV or FLAC file (first bytes RIFF or fLaC) but was '"
                                + magic(bytes).replaceAll("[^ -~]", "?") + "': " + file);
                };
        if (sound.frames() == 0) {
            throw new IOException("expected sound but was 0 samples long: " + file);
        }
        return sound;
    }

    /**
     * Hands on a 16-bit mono WAV file of any length, a second at a time: hours take no more memory. If the thread is
     * interrupted, until then.
     *
     * @param pieces takes samples, in [-1, 1)
     * @throws IOException if the file cannot be read, or is no 16-bit mono WAV; {@link #read} takes others, whole
     */
    public static void stream(Path file, Consumer<float[]> pieces) throws IOException {
        try (AudioInputStream sound = mono16(file)) {
            int second = Short.BYTES * (int) sound.getFormat().getSampleRate();
            for (byte[] bytes = sound.readNBytes(second);
                    bytes.length > 0 && !Thread.interrupted();
                    bytes = sound.readNBytes(second)) {
                pieces.accept(Pcm.samples(bytes));
            }
        }
    }

    /**
     * A stretch of a 16-bit mono WAV file of any length, without reading the rest; it ends where the file does.
     *
     * @throws IOException if the file cannot be read, is no 16-bit mono WAV, or ends before the stretch begins
     */
    public static Waveform read(Path file, TimeSpan stretch) throws IOException {
        try (AudioInputStream sound = mono16(file)) {
            int rateHz = (int) sound.getFormat().getSampleRate();
            long from = (long) stretch.startMs() * rateHz / 1000;
            if (from >= sound.getFrameLength()) {
                throw new IOException("expected sound from " + stretch.startMs() + " ms on but was only "
                        + 1000 * sound.getFrameLength() / rateHz + " ms long: " + file);
            }
            sound.skipNBytes(Short.BYTES * from);
            long frames = (long) stretch.durationMs() * rateHz / 1000;
            return Waveform.mono(Pcm.samples(sound.readNBytes((int) (Short.BYTES * frames))), rateHz);
        }
    }

    private static AudioInputStream mono16(Path file) throws IOException {
        GivenPath.demandFile(file, "a WAV file");
        try {
            AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile());
            AudioFormat format = sound.getFormat();
            if (!format.matches(pcm16(format.getSampleRate(), 1))) {
                sound.close();
                throw new IOException("expected 16-bit mono PCM but was " + format + ": " + file);
            }
            return sound;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("expected a WAV file to stream but was otherwise: " + file);
        }
    }

    /**
     * Writes a sound as 16-bit PCM WAV; samples beyond [-1, 1) are clipped. {@link WavWriter} takes one piece by piece.
     *
     * <p>The file appears whole or not at all.
     */
    public static void write(Waveform sound, Path file) throws IOException {
        var format = pcm16(sound.sampleRateHz(), sound.channels().length);
        var stream = new AudioInputStream(new ByteArrayInputStream(pcm16(sound)), format, sound.frames());
        WholeFile.write(file, out -> AudioSystem.write(stream, AudioFileFormat.Type.WAVE, out));
    }

    /**
     * Writes a mono sound as 16-bit FLAC; samples beyond [-1, 1) are clipped. The same sound gives the same bytes.
     *
     * <p>The file appears whole or not at all.
     *
     * @throws IllegalArgumentException if the sound is not mono
     */
    public static void writeFlac(Waveform sound, Path file) throws IOException {
        byte[] bytes = FlacFile.encode(sound);
        WholeFile.write(file, out -> out.write(bytes));
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

    /** The format of 16-bit little-endian samples. */
    static AudioFormat pcm16(float sampleRateHz, int channels) {
        return new AudioFormat(sampleRateHz, Short.SIZE, channels, true, false);
    }

    private static String magic(byte[] bytes) {
        return new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
