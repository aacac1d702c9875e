package triggerword.spectrogram;

import java.util.Arrays;

/**
 * The one-sided power spectral density of windowed frames, many frames at once.
 *
 * <p>A window of a few hundred samples is too short, and 200 too awkward a number, for a fast Fourier transform to pay:
 * this is the discrete Fourier transform as a product with a matrix of cosines and sines. Two symmetries halve the work
 * each: sample n and sample N − n meet the same cosine, and opposite sines. Frames lie side by side, so that the inner
 * loop runs over frames and the compiler turns it into vector instructions; each frame's own sums are added in the same
 * order however many frames there are, so that streaming gives the very bits of the whole.
 */
final class PowerSpectrum {
    /** Frames transformed together: their folded samples stay in the first-level cache. */
    static final int BLOCK = 64;

    private static final double INT16_SCALE = 32768;

    private final SpectrogramOptions options;
    private final float[] window;
    /** {@code [bin][n]} for the folded samples n = 0 … N/2. */
    private final float[][] cosines;

    private final float[][] sines;
    private final float[] scale;
    private final float[][] even;
    private final float[][] odd;
    private final float[] real = new float[BLOCK];
    private final float[] imaginary = new float[BLOCK];

    PowerSpectrum(SpectrogramOptions options) {
        this.options = options;
        int size = options.windowSamples();
        int half = size / 2;
        window = new float[size];
        double windowPower = 0;
        for (int n = 0; n < size; n++) {
            // numpy.hanning: symmetric, its last value is 0 again
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / (size - 1));
            window[n] = (float) hann;
            windowPower += hann * hann;
        }
        cosines = new float[half + 1][half + 1];
        sines = new float[half + 1][half + 1];
        scale = new float[half + 1];
        for (int bin = 0; bin <= half; bin++) {
            for (int n = 0; n <= half; n++) {
                double angle = 2 * Math.PI * ((long) bin * n % size) / size;
                cosines[bin][n] = (float) Math.cos(angle);
                sines[bin][n] = (float) Math.sin(angle);
            }
            int sides = bin == 0 || bin == half ? 1 : 2;
            scale[bin] = (float) (sides * INT16_SCALE * INT16_SCALE / (options.densityRateHz() * windowPower));
        }
        even = new float[half + 1][BLOCK];
        odd = new float[half + 1][BLOCK];
    }

    /**
     * Fills {@code values[(firstFrame + f) * bins + bin]} for {@code frames} (at most {@link #BLOCK}) frames, the first
     * of which begins at {@code samples[from]}.
     */
    void transform(float[] samples, int from, int frames, float[] values, int firstFrame) {
        fold(samples, from, frames);
        int half = window.length / 2;
        for (int bin = 0; bin <= half; bin++) {
            product(cosines[bin], even, frames, real);
            product(sines[bin], odd, frames, imaginary);
            for (int f = 0; f < frames; f++) {
                values[(firstFrame + f) * (half + 1) + bin] =
                        scale[bin] * (real[f] * real[f] + imaginary[f] * imaginary[f]);
            }
        }
    }

    /** Windows each frame and adds (subtracts) its second half, turned around, to (from) its first. */
    private void fold(float[] samples, int from, int frames) {
        int size = window.length;
        int half = size / 2;
        for (int f = 0; f < frames; f++) {
            int start = from + f * options.hopSamples();
            even[0][f] = window[0] * samples[start];
            even[half][f] = window[half] * samples[start + half];
            for (int n = 1; n < half; n++) {
                float first = window[n] * samples[start + n];
                float last = window[size - n] * samples[start + size - n];
                even[n][f] = first + last;
                odd[n][f] = first - last;
            }
        }
    }

    private static void product(float[] factors, float[][] rows, int frames, float[] sums) {
        Arrays.fill(sums, 0, frames, 0);
        for (int n = 0; n < factors.length; n++) {
            float factor = factors[n];
            float[] row = rows[n];
            for (int f = 0; f < frames; f++) {
                sums[f] += factor * row[f];
            }
        }
    }
}
