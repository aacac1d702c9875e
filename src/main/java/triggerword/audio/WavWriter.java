package triggerword.audio;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Writes a 16-bit mono WAV piece by piece: hours take no more memory than a piece.
 *
 * <pre>{@code
 * try (var out = new WavWriter(file, 44_100)) {
 *     for (Scene scene : scenes) {
 *         out.write(scene.sound().samples());
 *     }
 * }
 * }</pre>
 *
 * <p>The file appears when the writer is closed, with all pieces until then; samples wait beside it meanwhile, as the
 * header of a WAV tells their number.
 */
public final class WavWriter implements Closeable {
    private final Path file;
    private final int sampleRateHz;
    private final Path waiting;
    private final OutputStream samples;
    private long frames;
    private boolean closed;

    /**
     * A writer of a file, which it replaces where there is one, and whose folder it makes where there is none.
     *
     * @param sampleRateHz in Hz
     * @throws IOException if nothing can be written there
     */
    public WavWriter(Path file, int sampleRateHz) throws IOException {
        this.file = file;
        this.sampleRateHz = sampleRateHz;
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        waiting = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
        samples = new BufferedOutputStream(Files.newOutputStream(waiting));
    }

    /**
     * Adds a piece.
     *
     * @param piece mono; samples beyond [-1, 1) are clipped
     */
    public void write(float[] piece) throws IOException {
        samples.write(AudioFile.pcm16(Waveform.mono(piece, sampleRateHz)));
        frames += piece.length;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            samples.close();
            try (var data = Files.newInputStream(waiting)) {
                var sound = new AudioInputStream(data, AudioFile.pcm16(sampleRateHz, 1), frames);
                WholeFile.write(file, out -> AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out));
            }
        } finally {
            Files.deleteIfExists(waiting);
        }
    }
}
