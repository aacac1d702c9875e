package triggerword.audit;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import triggerword.audio.Waveform;

/** Up to which frequency a sound goes. */
final class Bandwidth {
    /** Above 60 dB below the strongest frequency there are consonants; below, what filters and quantization leave. */
    private static final double FLOOR = Math.pow(10, -60 / 10.0);

    private static final double WINDOW_SECONDS = 0.032;

    private Bandwidth() {}

    /** The highest frequency whose mean power is less than 60 dB below the strongest one's, in Hz; 0 for silence. */
    static double ofHz(Waveform sound) {
        int size = Integer.highestOneBit((int) (WINDOW_SECONDS * sound.sampleRateHz()));
        double[] powers = meanPowers(sound.samples(), Math.max(size, 2));
        double strongest = 0;
        for (double power : powers) {
            strongest = Math.max(strongest, power);
        }
        int highest = strongest == 0 ? 0 : powers.length - 1;
        while (highest > 0 && powers[highest] < FLOOR * strongest) {
            highest--;
        }
        return (double) highest * sound.sampleRateHz() / size;
    }

    /** Power by frequency, 0 to half the rate, of half-overlapping Hann windows; a shorter sound is filled up. */
    private static double[] meanPowers(float[] samples, int size) {
        var powers = new double[size / 2 + 1];
        var parts = new double[2][size];
        for (int from = 0; from == 0 || from + size <= samples.length; from += size / 2) {
            for (int i = 0; i < size; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
                parts[0][i] = from + i < samples.length ? window * samples[from + i] : 0;
                parts[1][i] = 0;
            }
            FastFourierTransformer.transformInPlace(parts, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int bin = 0; bin < powers.length; bin++) {
                powers[bin] += parts[0][bin] * parts[0][bin] + parts[1][bin] * parts[1][bin];
            }
        }
        return powers;
    }
}
