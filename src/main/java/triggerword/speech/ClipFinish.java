package triggerword.speech;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;

/** Makes a clip of what an engine said: 16 kHz, no rumble, the wanted bandwidth, trimmed, at the wanted level. */
final class ClipFinish {
    /** Every voice reaches 8 kHz by its engine's rate or is near it, and every recognizer is made for this rate. */
    static final int RATE_HZ = 16_000;
    /** Some statistical voices rumble below any voice's pitch. */
    private static final double LOWEST_HZ = 70;
    /** What is quieter than the loudest 5 ms by more than this is not the word. */
    private static final double TRIM_DB = 38;

    /** What lies farther than {@link #LONGEST_TAIL} from anything louder than this is a voice's noise: some breathe on. */
    private static final double TAIL_DB = 25;

    /** A final t has its closure and its release in it. In frames of 5 ms. */
    private static final int LONGEST_TAIL = 40;

    private static final int MARGIN = RATE_HZ * 30 / 1000;
    private static final int FADE = RATE_HZ / 100;
    private static final double HIGHEST_PEAK = 0.89;

    private ClipFinish() {}

    /**
     * The finished clip.
     *
     * @throws IOException if the engine's file is no sound
     */
    static Waveform finish(Engine.Spoken spoken, Style style) throws IOException {
        Waveform raw = AudioFile.read(spoken.wav());
        int rate = spoken.rateHz() == 0 ? raw.sampleRateHz() : spoken.rateHz();
        float[] samples = raw.samples();
        if (spoken.endMs() > 0) {
            int from = Math.max(0, (int) (spoken.startMs() * rate / 1000));
            int to = Math.min(samples.length, (int) (spoken.endMs() * rate / 1000));
            samples = Arrays.copyOfRange(samples, Math.min(from, to), to);
        }
        return finish(Waveform.mono(samples, rate), style);
    }

    /** The finished clip of a sound of any rate. */
    static Waveform finish(Waveform raw, Style style) {
        float[] samples = Resampler.resample(raw.toMono(), RATE_HZ).samples();
        samples = trim(band(samples, LOWEST_HZ, style.bandwidthHz()));
        fade(samples);
        level(samples, style.levelDbfs());
        return Waveform.mono(samples, RATE_HZ);
    }

    /** The samples without what lies below and above, softly (Butterworth's amplitudes, without its delays). */
    static float[] band(float[] samples, double lowHz, double highHz) {
        return band(samples, lowHz, highHz, 0);
    }

    /** As above, and with amplitudes that follow this power of the frequency. */
    static float[] band(float[] samples, double lowHz, double highHz, double slope) {
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, samples.length + RATE_HZ / 10)) * 2);
        var padded = new double[size];
        for (int i = 0; i < samples.length; i++) {
            padded[i] = samples[i];
        }
        var fourier = new FastFourierTransformer(DftNormalization.STANDARD);
        Complex[] spectrum = fourier.transform(padded, TransformType.FORWARD);
        for (int i = 0; i < size; i++) {
            double hertz = (double) Math.min(i, size - i) * RATE_HZ / size;
            double low = 1 / Math.sqrt(1 + Math.pow(lowHz / Math.max(hertz, 1), 8));
            double high = 1 / Math.sqrt(1 + Math.pow(hertz / highHz, 24));
            spectrum[i] = spectrum[i].multiply(low * high * Math.pow(Math.max(hertz, 1), slope));
        }
        Complex[] filtered = fourier.transform(spectrum, TransformType.INVERSE);
        var out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) filtered[i].getReal();
        }
        return out;
    }

    /** From the first to the last moment that is not silent, without noise before and after, and 30 ms on both sides. */
    private static float[] trim(float[] samples) {
        int frame = RATE_HZ / 200;
        var power = new double[samples.length / frame];
        double loudest = 0;
        for (int f = 0; f < power.length; f++) {
            power[f] = meanSquare(samples, f * frame, (f + 1) * frame);
            loudest = Math.max(loudest, power[f]);
        }
        double audible = loudest * Math.pow(10, -TRIM_DB / 10);
        double clear = loudest * Math.pow(10, -TAIL_DB / 10);
        int first = Math.max(first(power, audible), first(power, clear) - LONGEST_TAIL);
        int last = Math.min(last(power, audible), last(power, clear) + LONGEST_TAIL);
        int from = first * frame - MARGIN;
        int to = (last + 1) * frame + MARGIN;
        var out = new float[Math.max(2 * FADE, to - from)];
        for (int i = Math.max(0, from); i < Math.min(to, samples.length); i++) {
            out[i - from] = samples[i];
        }
        return out;
    }

    private static int first(double[] power, double threshold) {
        int first = 0;
        while (first < power.length && power[first] <= threshold) {
            first++;
        }
        return first;
    }

    private static int last(double[] power, double threshold) {
        int last = power.length - 1;
        while (last > 0 && power[last] <= threshold) {
            last--;
        }
        return last;
    }

    private static void fade(float[] samples) {
        for (int i = 0; i < FADE; i++) {
            float gain = (float) i / FADE;
            samples[i] *= gain;
            samples[samples.length - 1 - i] *= gain;
        }
    }

    /** Brings the samples to a loudness in dBFS, or as near as the highest peak allows. */
    static void level(float[] samples, double dbfs) {
        double loudness = 10 * Math.log10(meanSquare(samples, 0, samples.length) + 1e-12);
        double gain = Math.pow(10, (dbfs - loudness) / 20);
        double peak = 1e-9;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        gain = Math.min(gain, HIGHEST_PEAK / peak);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) gain;
        }
    }

    private static double meanSquare(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / Math.max(1, to - from);
    }
}
