package triggerword.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The discrete Fourier transform of real samples whose number is a power of two.
 *
 * <p>Two neighbouring samples make one complex number, so that half the length is transformed (Press et al.,
 * <i>Numerical Recipes</i>, 12.3); that in Stockham's self-sorting order with radix 4, whose inner loops run over
 * neighbouring values. The tables are shared by all instances; an instance holds scratch space: one for each thread.
 */
public final class RealFft {
    private static final Map<Integer, Tables> TABLES = new ConcurrentHashMap<>();

    private final int size;
    private final int half;
    private final Tables tables;
    private float[] re;
    private float[] im;
    private float[] otherRe;
    private float[] otherIm;

    /**
     * A transform of {@code size} samples.
     *
     * @throws IllegalArgumentException if that is not a power of two of at least 4
     */
    public RealFft(int size) {
        this.size = size;
        half = size / 2;
        tables = TABLES.computeIfAbsent(size, Tables::new);
        re = new float[half];
        im = new float[half];
        otherRe = new float[half];
        otherIm = new float[half];
    }

    /** The smallest power of two that is at least {@code length}. */
    public static int sizeFor(int length) {
        return Math.max(4, Integer.highestOneBit(2 * length - 1));
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** Frequencies of a transform, 0 to half the sample rate. */
    public int bins() {
        return half + 1;
    }

    /** Gives the spectrum: real and imaginary parts, {@link #bins} each. */
    public void forward(float[] samples, float[] real, float[] imaginary) {
        for (int i = 0; i < half; i++) {
            re[i] = samples[2 * i];
            im[i] = samples[2 * i + 1];
        }
        transform();
        real[0] = re[0] + im[0];
        imaginary[0] = 0;
        real[half] = re[0] - im[0];
        imaginary[half] = 0;
        for (int k = 1; k < half; k++) {
            // even samples' spectrum, and odd samples' turned by the twiddle
            float evenRe = 0.5f * (re[k] + re[half - k]);
            float evenIm = 0.5f * (im[k] - im[half - k]);
            float oddRe = 0.5f * (im[k] + im[half - k]);
            float oddIm = 0.5f * (re[half - k] - re[k]);
            float c = tables.cos[k];
            float s = tables.sin[k];
            real[k] = evenRe + c * oddRe + s * oddIm;
            imaginary[k] = evenIm + c * oddIm - s * oddRe;
        }
    }

    /** Gives the samples of a spectrum, scaled so that it undoes {@link #forward}. */
    public void inverse(float[] real, float[] imaginary, float[] samples) {
        float scale = 1f / size;
        for (int k = 0; k < half; k++) {
            float evenRe = real[k] + real[half - k];
            float evenIm = imaginary[k] - imaginary[half - k];
            float turnedRe = real[k] - real[half - k];
            float turnedIm = imaginary[k] + imaginary[half - k];
            float c = tables.cos[k];
            float s = tables.sin[k];
            float oddRe = c * turnedRe - s * turnedIm;
            float oddIm = c * turnedIm + s * turnedRe;
            // the conjugate goes in, so that the forward transform gives the inverse one's conjugate
            re[k] = scale * (evenRe - oddIm);
            im[k] = -scale * (evenIm + oddRe);
        }
        transform();
        for (int i = 0; i < half; i++) {
            samples[2 * i] = re[i];
            samples[2 * i + 1] = -im[i];
        }
    }

    /** Transforms {@code re, im}: stages of radix 4, and a last one of radix 2 where the length asks for it. */
    private void transform() {
        int stride = 1;
        for (int n = half; n > 1; ) {
            if (n == 2) {
                lastPairs(stride);
                n = 1;
            } else {
                fours(n, stride);
                n /= 4;
                stride *= 4;
            }
            float[] swap = re;
            re = otherRe;
            otherRe = swap;
            swap = im;
            im = otherIm;
            otherIm = swap;
        }
    }

    private void lastPairs(int stride) {
        for (int q = 0; q < stride; q++) {
            otherRe[q] = re[q] + re[q + stride];
            otherIm[q] = im[q] + im[q + stride];
            otherRe[q + stride] = re[q] - re[q + stride];
            otherIm[q + stride] = im[q] - im[q + stride];
        }
    }

    private void fours(int n, int stride) {
        float[] xr = re;
        float[] xi = im;
        float[] yr = otherRe;
        float[] yi = otherIm;
        int quarter = stride * (n / 4);
        for (int p = 0; p < n / 4; p++) {
            // the twiddles of length n lie this far apart in the table of length `size`
            int step = p * (size / n);
            float c1 = tables.cos[step];
            float s1 = tables.sin[step];
            float c2 = tables.cos[2 * step];
            float s2 = tables.sin[2 * step];
            float c3 = c1 * c2 - s1 * s2;
            float s3 = s1 * c2 + c1 * s2;
            int from = stride * p;
            int to = 4 * from;
            for (int q = 0; q < stride; q++) {
                int a = from + q;
                int b = a + quarter;
                int c = b + quarter;
                int d = c + quarter;
                float sumAcRe = xr[a] + xr[c];
                float sumAcIm = xi[a] + xi[c];
                float differenceAcRe = xr[a] - xr[c];
                float differenceAcIm = xi[a] - xi[c];
                float sumBdRe = xr[b] + xr[d];
                float sumBdIm = xi[b] + xi[d];
                float differenceBdRe = xr[b] - xr[d];
                float differenceBdIm = xi[b] - xi[d];
                int y = to + q;
                yr[y] = sumAcRe + sumBdRe;
                yi[y] = sumAcIm + sumBdIm;
                y += stride;
                float re1 = differenceAcRe + differenceBdIm;
                float im1 = differenceAcIm - differenceBdRe;
                yr[y] = c1 * re1 + s1 * im1;
                yi[y] = c1 * im1 - s1 * re1;
                y += stride;
                float re2 = sumAcRe - sumBdRe;
                float im2 = sumAcIm - sumBdIm;
                yr[y] = c2 * re2 + s2 * im2;
                yi[y] = c2 * im2 - s2 * re2;
                y += stride;
                float re3 = differenceAcRe - differenceBdIm;
                float im3 = differenceAcIm + differenceBdRe;
                yr[y] = c3 * re3 + s3 * im3;
                yi[y] = c3 * im3 - s3 * re3;
            }
        }
    }

    /** Cosines and sines of {@code 2π k / size} for the first half of the circle. */
    private static final class Tables {
        final float[] cos;
        final float[] sin;

        Tables(int size) {
            if (size < 4 || Integer.bitCount(size) != 1) {
                throw new IllegalArgumentException("expected a power of two of at least 4 but was " + size);
            }
            cos = new float[size / 2];
            sin = new float[size / 2];
            for (int k = 0; k < size / 2; k++) {
                cos[k] = (float) Math.cos(2 * Math.PI * k / size);
                sin[k] = (float) Math.sin(2 * Math.PI * k / size);
            }
        }
    }
}
