package triggerword.spectrogram;

import java.util.Arrays;

/**
 * The powers in plain Java, many frames at once.
 *
 * <p>As vectors that the compiler finds by itself do not reach the loops of a fast Fourier transform, this is the discrete
 * Fourier transform as a product with matrices of cosines and sines, of which symmetries leave an eighth. Samples n and
 * N − n meet the same cosine and opposite sines, so their sums and differences are enough; so do, up to a sign that is that
 * of even or odd bins, n and N/2 − n. Frames lie side by side, so that the inner loop runs over frames and the compiler
 * turns it into vector instructions; each frame's own sums are added in the same order however many frames there are, so
 * that streaming gives the very bits of the whole.
 */
final class FoldedSpectrum implements FrameTransform {
    private final FrameScaling scaling;
    private final Half evenBins;
    private final Half oddBins;
    private final float[][] sums;
    private final float[][] differences;

    /** The bins of one parity: their factors, {@code [bin][n]}, and what these are multiplied with, {@code [n][frame]}. */
    private record Half(
            int firstBin,
            float[][] cosines,
            float[][] sines,
            float[][] even,
            float[][] odd,
            float[] real,
            float[] imaginary) {}

    FoldedSpectrum(FrameScaling scaling) {
        this.scaling = scaling;
        int size = scaling.window().length;
        int half = size / 2;
        evenBins = half(0, size);
        oddBins = half(1, size);
        sums = new float[half + 1][BLOCK];
        differences = new float[half + 1][BLOCK];
    }

    /** Factors for the quarter {@code n = 0 … N/4} of a period, filled up with zeros to whole fours. */
    private static Half half(int firstBin, int size) {
        int bins = (size / 2 - firstBin) / 2 + 1;
        int quarter = size / 4 + 1;
        int length = (quarter + 3) / 4 * 4;
        var cosines = new float[bins][length];
        var sines = new float[bins][length];
        for (int b = 0; b < bins; b++) {
            for (int n = 0; n < quarter; n++) {
                double angle = 2 * Math.PI * ((long) (firstBin + 2 * b) * n % size) / size;
                cosines[b][n] = (float) Math.cos(angle);
                sines[b][n] = (float) Math.sin(angle);
            }
        }
        return new Half(
                firstBin,
                cosines,
                sines,
                new float[length][BLOCK],
                new float[length][BLOCK],
                new float[BLOCK],
                new float[BLOCK]);
    }

    @Override
    public void transform(float[] samples, int from, int frames, float[] values, int firstFrame) {
        foldAtHalf(samples, from, frames);
        foldAtQuarter(frames);
        powers(evenBins, frames, values, firstFrame);
        powers(oddBins, frames, values, firstFrame);
    }

    /** Windows each frame and adds (subtracts) its second half, turned around, to (from) its first. */
    private void foldAtHalf(float[] samples, int from, int frames) {
        float[] window = scaling.window();
        int size = window.length;
        int half = size / 2;
        for (int f = 0; f < frames; f++) {
            int start = from + f * scaling.hopSamples();
            sums[0][f] = window[0] * samples[start];
            sums[half][f] = window[half] * samples[start + half];
            for (int n = 1; n < half; n++) {
                float first = window[n] * samples[start + n];
                float last = window[size - n] * samples[start + size - n];
                sums[n][f] = first + last;
                differences[n][f] = first - last;
            }
        }
    }

    /** Cosines of even bins are the same at n and N/2 − n, of odd bins opposite; with sines it is the other way around. */
    private void foldAtQuarter(int frames) {
        int half = scaling.window().length / 2;
        for (int n = 0; n <= half / 2; n++) {
            int other = half - n;
            // Where n meets itself, or there is no other, nothing is to be added.
            float once = n == other ? 0 : 1;
            float[] sum = sums[n];
            float[] sumThere = sums[other];
            float[] difference = differences[n];
            float[] differenceThere = differences[other];
            float[] evenCosine = evenBins.even[n];
            float[] oddCosine = oddBins.even[n];
            float[] evenSine = evenBins.odd[n];
            float[] oddSine = oddBins.odd[n];
            for (int f = 0; f < frames; f++) {
                evenCosine[f] = sum[f] + once * sumThere[f];
                oddCosine[f] = sum[f] - once * sumThere[f];
                evenSine[f] = difference[f] - once * differenceThere[f];
                oddSine[f] = difference[f] + once * differenceThere[f];
            }
        }
    }

    private void powers(Half half, int frames, float[] values, int firstFrame) {
        float[] scale = scaling.scale();
        int bins = scale.length;
        float[] real = half.real;
        float[] imaginary = half.imaginary;
        for (int b = 0; b < half.cosines.length; b++) {
            int bin = half.firstBin + 2 * b;
            product(half.cosines[b], half.even, frames, real);
            product(half.sines[b], half.odd, frames, imaginary);
            for (int f = 0; f < frames; f++) {
                values[(firstFrame + f) * bins + bin] = scale[bin] * (real[f] * real[f] + imaginary[f] * imaginary[f]);
            }
        }
    }

    /**
     * The rows weighted and added, four at a time: the sums are read and written a quarter as often. (From six rows on
     * the compiler of JDK 17 gives up its vectors.)
     */
    private static void product(float[] factors, float[][] rows, int frames, float[] sums) {
        Arrays.fill(sums, 0, frames, 0);
        for (int n = 0; n < factors.length; n += 4) {
            addFour(factors, rows, n, frames, sums);
        }
    }

    private static void addFour(float[] factors, float[][] rows, int n, int frames, float[] sums) {
        float c0 = factors[n];
        float c1 = factors[n + 1];
        float c2 = factors[n + 2];
        float c3 = factors[n + 3];
        float[] r0 = rows[n];
        float[] r1 = rows[n + 1];
        float[] r2 = rows[n + 2];
        float[] r3 = rows[n + 3];
        for (int f = 0; f < frames; f++) {
            sums[f] += (c0 * r0[f] + c1 * r1[f]) + (c2 * r2[f] + c3 * r3[f]);
        }
    }
}
