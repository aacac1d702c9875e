package triggerword.audio;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Records from the microphone of the machine that this runs on. */
public final class Recorder {
    private static final int BYTES_A_SAMPLE = Short.BYTES;
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
        this.format = AudioFile.pcm16(sampleRateHz, 1);
        this.lines = lines;
    }

    /** True if this machine has a microphone; servers and containers have none. */
    public boolean hasMicrophone() {
        return AudioSystem.isLineSupported(new DataLine.Info(TargetDataLine.class, format));
    }

    /**
     * What the microphone hears from now on. If the thread is interrupted, what it heard until then.
     *
     * @param seconds above 0, at most an hour
     * @return mono, in [-1, 1)
     * @throws IOException if there is no microphone, it is in use, or it does not deliver
     */
    public Waveform record(double seconds) throws IOException {
        var heard = FloatBuffer.allocate(frames(seconds));
        listen(seconds, heard::put);
        return Waveform.mono(Arrays.copyOf(heard.array(), heard.position()), (int) format.getSampleRate());
    }

    /**
     * Hands on what the microphone hears as it comes, a few milliseconds at a time; if the thread is interrupted, until
     * then.
     *
     * @param seconds above 0, at most an hour
     * @param pieces  takes samples, mono, in [-1, 1)
     * @throws IOException if there is no microphone, it is in use, or it does not deliver
     */
    public void listen(double seconds, Consumer<float[]> pieces) throws IOException {
        int frames = frames(seconds);
        try (TargetDataLine line = opened()) {
            line.start();
            read(line, frames, pieces);
        }
    }

    /** Apart from reading: what a taker of samples refuses is no fault of the microphone's. */
    private TargetDataLine opened() throws IOException {
        try {
            TargetDataLine line = lines.line(format);
            line.open(format);
            return line;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new IOException(
                    "expected a microphone for %.0f Hz mono but there is none to be had (%s)"
                            .formatted(format.getSampleRate(), e.getMessage()),
                    e);
        }
    }

    private int frames(double seconds) {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new IllegalArgumentException("seconds: expected above 0 to 3600 but was " + seconds);
        }
        return (int) Math.round(seconds * format.getSampleRate());
    }

    /** Reads only what is there: a read that waits would swallow an interruption. */
    private static void read(TargetDataLine line, int frames, Consumer<float[]> pieces) throws IOException {
        int left = BYTES_A_SAMPLE * frames;
        for (int silentMs = 0; left > 0 && !Thread.interrupted(); ) {
            int there = Math.min(line.available(), left) / BYTES_A_SAMPLE * BYTES_A_SAMPLE;
            if (there > 0) {
                var bytes = new byte[there];
                left -= line.read(bytes, 0, there);
                pieces.accept(Pcm.samples(bytes));
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
}
