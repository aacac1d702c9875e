package triggerword.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The sound of a file, read again whenever memory was too short to keep it.
 *
 * <p>So a library of hours fits beside a training. Safe for use by several threads.
 */
public final class Recording {
    /** Null if there is no file to read again: then {@code held} is there. */
    private final Path file;

    private final Waveform held;
    private final int sampleRateHz;
    private final int channels;
    private final int frames;
    private final double dbfs;
    private volatile SoftReference<Waveform> kept = new SoftReference<>(null);

    private Recording(Path file, Waveform held, int sampleRateHz, int channels, int frames, double dbfs) {
        this.file = file;
        this.held = held;
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        this.frames = frames;
        this.dbfs = dbfs;
    }

    /** A sound that is in no file, and stays in memory. */
    public static Recording of(Waveform sound) {
        return new Recording(null, sound, sound.sampleRateHz(), sound.channels().length, sound.frames(), sound.dbfs());
    }

    /**
     * A recording as it will be at some rate. The file is read once, so that a damaged one is found now.
     *
     * @throws IOException if the file cannot be read; the message names it
     */
    static Recording open(Path file, int sampleRateHz) throws IOException {
        Waveform sound = AudioFile.read(file);
        int frames = Resampler.frames(sound.frames(), sound.sampleRateHz(), sampleRateHz);
        return new Recording(file, null, sampleRateHz, sound.channels().length, frames, sound.dbfs());
    }

    /**
     * The samples, at {@link #sampleRateHz}.
     *
     * @throws UncheckedIOException if the file is no longer what it was
     */
    public Waveform sound() {
        if (held != null) {
            return held;
        }
        Waveform sound = kept.get();
        if (sound == null) {
            try {
                sound = Resampler.resample(AudioFile.read(file), sampleRateHz);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (sound.frames() != frames) {
                throw new UncheckedIOException(new IOException("expected " + frames
                        + " samples, as when the library was loaded, but was " + sound.frames() + ": " + file));
            }
            kept = new SoftReference<>(sound);
        }
        return sound;
    }

    /** The rate of the sound, in Hz. */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** 1 or 2. */
    public int channels() {
        return channels;
    }

    /** The length in milliseconds. */
    public double durationMs() {
        return 1000.0 * frames / sampleRateHz;
    }

    /** Root mean square of the file's samples, in dB relative to full scale; silence is negative infinity. */
    public double dbfs() {
        return dbfs;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.2f s, %d Hz, %s", durationMs() / 1000, sampleRateHz, channels == 1 ? "mono" : "stereo");
    }
}
