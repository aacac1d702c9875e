package triggerword.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Records from the microphone of the machine that this runs on. */
public final class Recorder {
    private static final int BYTES_A_SAMPLE = 2;
    private static final int POLL_MS = 10;
    /** So long a line that was opened may say nothing. */
    private static final int PATIENCE_MS = 2000;

    private final AudioFormat format;
    private final Lines lines;

    /** Where a line from a microphone comes from. */
    @FunctionalInterface
    interface Lines {
        /**
         * A line of this format, not yet open.
         *
         * @throws IllegalArgumentException if there is none
         */
        TargetDataLine line(AudioFormat format) throws LineUnavailableException;
    }

    /**
     * A recorder from the system's standard microphone, mono, 16 bit.
     *
     * @param sampleRateHz in Hz; 44,100 as in the course, or 16,000
     */
    public Recorder(int sampleRateHz) {
        this(sampleRateHz, AudioSystem::getTargetDataLine);
    }

    Recorder(int sampleRateHz, Lines lines) {
        this.format = new AudioFormat(sampleRateHz, 8 * BYTES_A_SAMPLE, 1, true, false);
        this.lines = lines;
    }

    /** True if this machine has a microphone; servers and containers have none. */
    public boolean hasMicrophone() {
        return AudioSystem.isLineSupported(new DataLine.Info(TargetDataLine.class, format));
    }

    /**
     * What the microphone hears from now on. If the thread is interrupted, what it heard until then.
     *
     * @param seconds above 0
     * @return mono, in [-1, 1)
     * @throws IOException if there is no microphone, it is in use, or it does not deliver
     */
    public Waveform record(double seconds) throws IOException {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new IllegalArgumentException("seconds: expected above 0 to 3600 but was " + seconds);
        }
        try (TargetDataLine line = lines.line(format)) {
            line.open(format);
            line.start();
            return read(line, (int) Math.round(seconds * format.getSampleRate()));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new IOException(
                    "expected a microphone for %.0f Hz mono but there is none to be had (%s)"
                            .formatted(format.getSampleRate(), e.getMessage()),
                    e);
        }
    }

    /** Reads only what is there: a read that waits would swallow an interruption. */
    private Waveform read(TargetDataLine line, int frames) throws IOException {
        var bytes = new byte[BYTES_A_SAMPLE * frames];
        int done = 0;
        for (int silentMs = 0; done < bytes.length && !Thread.interrupted(); ) {
            int there = Math.min(line.available(), bytes.length - done) / BYTES_A_SAMPLE * BYTES_A_SAMPLE;
            if (there > 0) {
                done += line.read(bytes, done, there);
                silentMs = 0;
            } else if (silentMs >= PATIENCE_MS) {
                throw new IOException(
                        "expected sound from the microphone but none came for " + PATIENCE_MS / 1000 + " s");
            } else if (pause()) {
                silentMs += POLL_MS;
            } else {
                break;
            }
        }
        return Waveform.mono(samples(Arrays.copyOf(bytes, done)), (int) format.getSampleRate());
    }

    /** False if the pause was interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static float[] samples(byte[] pcm) {
        ShortBuffer values = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var samples = new float[values.remaining()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = values.get(i) / 32768f;
        }
        return samples;
    }
}
