package triggerword.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A sound of 16-bit samples while it is mixed, by the arithmetic of pydub 0.25.1 to the bit: what the course makes its
 * examples with. pydub leaves the arithmetic to CPython's {@code audioop}, whose rules are given at each method.
 *
 * <p>Each step changes the sound in place: ten seconds of samples, 0.9 MB, stay in the processor's second-level cache.
 */
public final class Pcm {
    private static final int SCALE = 32768;
    private static final float ROUNDING = 1.5f * (1 << 23);
    private static final int ROUNDING_BITS = Float.floatToRawIntBits(ROUNDING);

    private final int sampleRateHz;
    /** {@code [channel][frame]}. */
    private short[][] channels;

    private Pcm(short[][] channels, int sampleRateHz) {
        this.channels = channels;
        this.sampleRateHz = sampleRateHz;
    }

    /** A sound to be mixed; its samples are rounded to the 16-bit grid. */
    public static Pcm of(Waveform sound) {
        return of(sound, 0, sound.frames());
    }

    /** The part of a sound from frame {@code from} to frame {@code to} (exclusive), which a longer sound is padded to. */
    public static Pcm of(Waveform sound, int from, int to) {
        var channels = new short[sound.channels().length][to - from];
        for (int c = 0; c < channels.length; c++) {
            quantize(sound.channels()[c], from, channels[c]);
        }
        return new Pcm(channels, sound.sampleRateHz());
    }

    private static void quantize(float[] samples, int from, short[] values) {
        int count = Math.min(values.length, samples.length - from);
        for (int i = 0; i < count; i++) {
            values[i] = quantize(samples[from + i]);
        }
    }

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

    /** The sound as it is now; every sample is a multiple of 1/32768 in [-1, 1). */
    public Waveform toWaveform() {
        var samples = new float[channels.length][];
        for (int c = 0; c < samples.length; c++) {
            samples[c] = samples(channels[c]);
        }
        return new Waveform(samples, sampleRateHz);
    }

    /** The samples of little-endian 16-bit values: what a line or the data of a WAV file delivers. */
    static float[] samples(byte[] littleEndian) {
        var values = new short[littleEndian.length / Short.BYTES];
        ByteBuffer.wrap(littleEndian)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(values);
        return samples(values);
    }

    private static float[] samples(short[] values) {
        var samples = new float[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) values[i] / SCALE;
        }
        return samples;
    }

    /**
     * Makes it louder by {@code gainDb} (pydub's {@code sound + gain}): each sample times 10^(gain/20), saturated, then
     * rounded down ({@code audioop.mul}).
     */
    public Pcm gain(double gainDb) {
        double factor = Math.pow(10, gainDb / 20);
        // There are fewer values than samples in two seconds. By unsigned value: the compiler then checks no bounds.
        var louder = new short[2 * SCALE];
        for (int value = -SCALE; value < SCALE; value++) {
            louder[value & 0xFFFF] = saturate(Math.floor(value * factor));
        }
        for (short[] channel : channels) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = louder[channel[i] & 0xFFFF];
            }
        }
        return this;
    }

    /**
     * Adds {@code clip} from {@code positionMs} on (pydub's {@code overlay}): sums saturate; a mono sound joins a stereo
     * one on both channels; what reaches past the end is dropped. As pydub cuts by milliseconds, a sound that is no
     * whole number of them long loses its rest, or silence fills it up.
     *
     * @throws IllegalArgumentException if the clip has another rate or the position is before the beginning
     */
    public Pcm overlay(Waveform clip, int positionMs) {
        if (sampleRateHz != clip.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "expected a clip of " + sampleRateHz + " Hz but was " + clip.sampleRateHz() + " Hz");
        }
        if (positionMs < 0) {
            throw new IllegalArgumentException("expected a position of 0 ms or later but was " + positionMs + " ms");
        }
        resize(Math.max(channels.length, clip.channels().length), frameAt((int) Math.rint(durationMs())));
        int start = Math.min(frames(), frameAt(positionMs));
        for (int c = 0; c < channels.length; c++) {
            add(channels[c], start, clip.channels()[Math.min(c, clip.channels().length - 1)]);
        }
        return this;
    }

    private void resize(int channelCount, int frames) {
        if (channels.length == channelCount && frames() == frames) {
            return;
        }
        var resized = new short[channelCount][];
        for (int c = 0; c < channelCount; c++) {
            resized[c] = Arrays.copyOf(channels[Math.min(c, channels.length - 1)], frames);
        }
        channels = resized;
    }

    private static void add(short[] values, int start, float[] samples) {
        int count = Math.min(samples.length, values.length - start);
        for (int i = 0; i < count; i++) {
            values[start + i] = saturate(values[start + i] + quantize(samples[i]));
        }
    }

    private int frames() {
        return channels[0].length;
    }

    private double durationMs() {
        return 1000.0 * frames() / sampleRateHz;
    }

    /** pydub's frame at a millisecond. */
    private int frameAt(int ms) {
        return (int) (ms * (sampleRateHz / 1000.0));
    }

    /** The loudness in dBFS as pydub has it: 20 log10(rms / 32768), the rms over all channels rounded down. */
    public double dbfs() {
        long sum = 0;
        for (short[] channel : channels) {
            for (short value : channel) {
                sum += value * value;
            }
        }
        long count = (long) frames() * channels.length;
        double rms = count == 0 ? 0 : Math.floor(Math.sqrt((double) sum / count));
        // Natural logarithms divided, as Python has it: log10 may differ in the last bit, and a gain follows from this.
        return 20 * (Math.log(rms / SCALE) / Math.log(10));
    }

    /**
     * Brings it to {@code targetDbfs} by one gain (the course's {@code match_target_amplitude}); silence, which no gain
     * can lift, stays silence.
     */
    public Pcm matchLoudness(double targetDbfs) {
        double loudness = dbfs();
        return Double.isInfinite(loudness) ? this : gain(targetDbfs - loudness);
    }

    /** Of a whole number, or one beyond any int; not a number becomes 0. */
    private static short saturate(double value) {
        return saturate((int) value);
    }

    private static short saturate(int value) {
        return (short) Math.max(-SCALE, Math.min(SCALE - 1, value));
    }
}
