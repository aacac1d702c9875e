package triggerword.augmentation;

/**
 * Makes a sound slower or faster; pitch and timbre stay.
 *
 * <p>WSOLA (W. Verhelst and M. Roelands, <i>An overlap-add technique based on waveform similarity</i>, ICASSP 1993):
 * windows of 30 ms are laid half over each other; each is taken from where, within 8 ms of its place, the sound best
 * goes on like the window before it. What lies at {@code t} comes to lie within 8 ms of {@code factor * t}.
 */
final class TimeStretch {
    private static final double WINDOW_SECONDS = 0.030;
    /** Covers the period of a voice of 63 Hz. */
    private static final double TOLERANCE_SECONDS = 0.008;
    /** The first, coarse search goes over sound thinned to about this rate: it keeps the first formant. */
    private static final int COARSE_HZ = 8000;

    private final float[] in;
    private final double[] energy;
    private final int thinning;
    private final float[] thin;
    private final double[] thinEnergy;
    private final int hop;
    private final int tolerance;
    /** Silence before and after the sound, so that windows may begin anywhere near it. */
    private final int margin;

    private TimeStretch(float[] samples, int sampleRateHz) {
        thinning = Math.max(1, (int) Math.round((double) sampleRateHz / COARSE_HZ));
        hop = roundTo(thinning, WINDOW_SECONDS / 2 * sampleRateHz);
        tolerance = roundTo(thinning, TOLERANCE_SECONDS * sampleRateHz);
        margin = 4 * hop + 2 * tolerance;
        in = new float[roundTo(thinning, samples.length + 2.0 * margin) + thinning];
        System.arraycopy(samples, 0, in, margin, samples.length);
        energy = runningEnergy(in);
        thin = thinned(in, thinning);
        thinEnergy = runningEnergy(thin);
    }

    /**
     * The samples, stretched to this many; pitch stays.
     *
     * @param samples in [-1, 1)
     * @param frames  a quarter to four times as many, as a {@link VoiceChange} of pitch and duration wants; speech stays
     *                natural from about 0.7 to 1.5 times
     */
    static float[] toLength(float[] samples, int frames, int sampleRateHz) {
        return frames == samples.length
                ? samples
                : new TimeStretch(samples, sampleRateHz).stretch(frames, (double) samples.length / frames);
    }

    private float[] stretch(int frames, double advance) {
        float[] rising = risingHalfOfHann();
        var out = new float[frames];
        int natural = -1;
        for (int at = -hop; at < frames; at += hop) {
            int wanted = margin + (int) Math.round(at * advance);
            int start = natural < 0 ? wanted : mostSimilar(natural, wanted);
            int from = Math.max(0, -at);
            for (int i = from; i < Math.min(hop, frames - at); i++) {
                out[at + i] += rising[i] * in[start + i];
            }
            for (int i = Math.max(0, from - hop); i < Math.min(hop, frames - at - hop); i++) {
                out[at + hop + i] += (1 - rising[i]) * in[start + hop + i];
            }
            natural = start + hop;
        }
        return out;
    }

    /** Where, near {@code wanted}, the sound is most like that at {@code natural}: coarsely first, then to the sample. */
    private int mostSimilar(int natural, int wanted) {
        if (Math.abs(natural - wanted) <= tolerance) {
            return natural;
        }
        int coarse = best(
                thin,
                thinEnergy,
                natural / thinning,
                hop / thinning,
                (wanted - tolerance) / thinning,
                (wanted + tolerance) / thinning);
        int offset = coarse * thinning;
        return thinning == 1 ? offset : best(in, energy, natural, hop, offset - thinning + 1, offset + thinning - 1);
    }

    /** The start in {@code [first, last]} with the greatest normalised cross-correlation with {@code template}. */
    private static int best(float[] x, double[] energy, int template, int length, int first, int last) {
        int best = (first + last) / 2;
        double greatest = 0;
        for (int start = first; start <= last; start++) {
            double loudness = energy[start + length] - energy[start];
            double product = correlation(x, template, start, length);
            if (product > 0 && product * product > greatest * loudness) {
                greatest = product * product / loudness;
                best = start;
            }
        }
        return best;
    }

    /** Four sums, so that an addition need not wait for the one before. */
    private static double correlation(float[] x, int a, int b, int length) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            sum0 += x[a + i] * x[b + i];
            sum1 += x[a + i + 1] * x[b + i + 1];
            sum2 += x[a + i + 2] * x[b + i + 2];
            sum3 += x[a + i + 3] * x[b + i + 3];
        }
        for (; i < length; i++) {
            sum0 += x[a + i] * x[b + i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private float[] risingHalfOfHann() {
        var rising = new float[hop];
        for (int i = 0; i < hop; i++) {
            rising[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / hop));
        }
        return rising;
    }

    private static double[] runningEnergy(float[] x) {
        var energy = new double[x.length + 1];
        for (int i = 0; i < x.length; i++) {
            energy[i + 1] = energy[i] + (double) x[i] * x[i];
        }
        return energy;
    }

    private static float[] thinned(float[] x, int by) {
        if (by == 1) {
            return x;
        }
        var thin = new float[x.length / by];
        for (int i = 0; i < thin.length; i++) {
            float sum = 0;
            for (int k = 0; k < by; k++) {
                sum += x[i * by + k];
            }
            thin[i] = sum;
        }
        return thin;
    }

    private static int roundTo(int multiple, double value) {
        return multiple * Math.max(1, (int) Math.round(value / multiple));
    }
}
