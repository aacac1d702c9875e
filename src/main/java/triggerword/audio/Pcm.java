package triggerword.audio;

import java.util.Arrays;

/**
 * The arithmetic of pydub 0.25.1 on 16-bit samples, to the bit: what the course mixes its examples with.
 *
 * <p>Every result lies on the 16-bit grid (a multiple of 1/32768 in [-1, 1)); inputs that do not are rounded to it.
 * pydub leaves the arithmetic to CPython's {@code audioop}, whose rules are given at each method.
 */
public final class Pcm {
    private static final int SCALE = 32768;
    private static final float ROUNDING = 1.5f * (1 << 23);
    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);

    private Pcm() {}

    /** The 16-bit value of a sample in [-1, 1): {@code sample * 32768}, rounded and saturated. */
    public static short quantize(float sample) {
        float value = sample * SCALE;
        if (value >= SCALE - 1) {
            return SCALE - 1;
        }
        if (value <= -SCALE) {
            return -SCALE;
        }
        // A float that large has no bits behind the point: adding it rounds to the nearest whole number, ties to even.
        return (short) (Float.floatToRawIntBits(value + ROUNDING) - ROUNDING_BITS);
    }

    /**
     * The sound louder by {@code gainDb} (pydub's {@code sound + gain}): each sample times 10^(gain/20), saturated, then
     * rounded down ({@code audioop.mul}).
     */
    public static Waveform gain(Waveform sound, double gainDb) {
        double factor = Math.pow(10, gainDb / 20);
        // There are fewer values than samples in two seconds.
        var louder = new float[2 * SCALE];
        for (int value = -SCALE; value < SCALE; value++) {
            louder[value + SCALE] = (float) saturate(Math.floor(value * factor)) / SCALE;
        }
        var channels = new float[sound.channels().length][sound.frames()];
        for (int c = 0; c < channels.length; c++) {
            float[] in = sound.channels()[c];
            for (int i = 0; i < in.length; i++) {
                channels[c][i] = louder[quantize(in[i]) + SCALE];
            }
        }
        return new Waveform(channels, sound.sampleRateHz());
    }

    /**
     * {@code base} with {@code clip} added from {@code positionMs} on (pydub's {@code overlay}): sums saturate; a mono
     * sound joins a stereo one on both channels; what reaches past the end of {@code base} is dropped. As pydub cuts by
     * milliseconds, a {@code base} that is no whole number of them long loses its rest, or silence fills it up.
     */
    public static Waveform overlay(Waveform base, Waveform clip, int positionMs) {
        if (base.sampleRateHz() != clip.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "expected a clip of " + base.sampleRateHz() + " Hz but was " + clip.sampleRateHz() + " Hz");
        }
        if (positionMs < 0) {
            throw new IllegalArgumentException("expected a position of 0 ms or later but was " + positionMs + " ms");
        }
        int frames = frameAt((int) Math.rint(base.durationMs()), base.sampleRateHz());
        int start = Math.min(frames, frameAt(positionMs, base.sampleRateHz()));
        int count = Math.min(clip.frames(), frames - start);
        var channels = new float[Math.max(base.channels().length, clip.channels().length)][];
        for (int c = 0; c < channels.length; c++) {
            float[] under = base.channels()[Math.min(c, base.channels().length - 1)];
            float[] over = clip.channels()[Math.min(c, clip.channels().length - 1)];
            channels[c] = Arrays.copyOf(under, frames);
            for (int i = 0; i < count; i++) {
                int sum = quantize(channels[c][start + i]) + quantize(over[i]);
                channels[c][start + i] = (float) saturate(sum) / SCALE;
            }
        }
        return new Waveform(channels, base.sampleRateHz());
    }

    /** pydub's frame at a millisecond. */
    private static int frameAt(int ms, int rateHz) {
        return (int) (ms * (rateHz / 1000.0));
    }

    /** The loudness in dBFS as pydub has it: 20 log10(rms / 32768), the rms over all channels rounded down. */
    public static double dbfs(Waveform sound) {
        long sum = 0;
        for (float[] channel : sound.channels()) {
            for (float sample : channel) {
                long value = quantize(sample);
                sum += value * value;
            }
        }
        long count = (long) sound.frames() * sound.channels().length;
        double rms = count == 0 ? 0 : Math.floor(Math.sqrt((double) sum / count));
        // Natural logarithms divided, as Python has it: log10 may differ in the last bit, and a gain follows from this.
        return 20 * (Math.log(rms / SCALE) / Math.log(10));
    }

    /**
     * The sound brought to {@code targetDbfs} by one gain (the course's {@code match_target_amplitude}); silence, which
     * no gain can lift, stays silence.
     */
    public static Waveform matchLoudness(Waveform sound, double targetDbfs) {
        double loudness = dbfs(sound);
        return Double.isInfinite(loudness) ? sound : gain(sound, targetDbfs - loudness);
    }

    /** Of a whole number, or one beyond any int; not a number becomes 0. */
    private static short saturate(double value) {
        return (short) Math.max(-SCALE, Math.min(SCALE - 1, (int) value));
    }
}
