package triggerword.audio;

import java.util.Arrays;
import java.util.Locale;

/**
 * A piece of sound: one or two channels of samples at one rate.
 *
 * <p>Samples are floats in [-1, 1); a 16-bit sample is held as {@code value / 32768}, which is exact, so that int16
 * arithmetic (pydub's, say) can be reproduced to the bit. The arrays are not copied: treat them as read-only.
 *
 * @param channels     {@code [channel][frame]}; every channel has the same length
 * @param sampleRateHz frames a second, in Hz
 */
public record Waveform(float[][] channels, int sampleRateHz) {
    public Waveform {
        if (channels.length == 0 || channels.length > 2) {
            throw new IllegalArgumentException("expected 1 or 2 channels but was " + channels.length);
        }
        if (channels.length == 2 && channels[0].length != channels[1].length) {
            throw new IllegalArgumentException("expected channels of one length but was " + channels[0].length + " and "
                    + channels[1].length + " frames");
        }
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("expected a sample rate above 0 Hz but was " + sampleRateHz);
        }
    }

    /** A mono sound of these samples, in [-1, 1). */
    public static Waveform mono(float[] samples, int sampleRateHz) {
        return new Waveform(new float[][] {samples}, sampleRateHz);
    }

    /** The first channel, in [-1, 1): what the course reads its spectrograms from. Read-only. */
    public float[] samples() {
        return channels[0];
    }

    /** The mean of the channels, as a mono sound. */
    public Waveform toMono() {
        if (channels.length == 1) {
            return this;
        }
        var mean = new float[frames()];
        for (float[] channel : channels) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += channel[i] / channels.length;
            }
        }
        return mono(mean, sampleRateHz);
    }

    /** The first channel alone, as a mono sound. */
    public Waveform firstChannel() {
        return channels.length == 1 ? this : mono(channels[0], sampleRateHz);
    }

    /** The length in frames: samples of one channel. */
    public int frames() {
        return channels[0].length;
    }

    /** The length in milliseconds. */
    public double durationMs() {
        return 1000.0 * frames() / sampleRateHz;
    }

    /** The part from frame {@code from} to frame {@code to} (exclusive); a copy. */
    public Waveform slice(int from, int to) {
        var parts = new float[channels.length][];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = Arrays.copyOfRange(channels[c], from, to);
        }
        return new Waveform(parts, sampleRateHz);
    }

    /** Root mean square over all channels, in dB relative to full scale (dBFS); silence is negative infinity. */
    public double dbfs() {
        double sum = 0;
        for (float[] channel : channels) {
            for (float sample : channel) {
                sum += (double) sample * sample;
            }
        }
        return 10 * Math.log10(sum / ((double) channels.length * frames()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Waveform[%.2f s, %d Hz, %s]",
                durationMs() / 1000,
                sampleRateHz,
                channels.length == 1 ? "mono" : "stereo");
    }
}
