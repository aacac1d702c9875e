package triggerword.augmentation;

import java.util.Arrays;
import triggerword.audio.RealFft;

/** Filters samples by an impulse response, block by block in the frequency domain (overlap-add; Stockham, 1966). */
final class Convolution {
    /** Blocks shorter than this cost more in overhead than they save. */
    private static final int LEAST_SIZE = 2048;

    private Convolution() {}

    /** The filtered samples, as many as there were: what comes after their end is cut. */
    static float[] apply(float[] samples, float[] response) {
        // With a transform of four times the response, three quarters of each are new samples.
        int size =
                RealFft.sizeFor(Math.max(LEAST_SIZE, Math.min(4 * response.length, samples.length + response.length)));
        var fft = new RealFft(size);
        int bins = fft.bins();
        var responseRe = new float[bins];
        var responseIm = new float[bins];
        fft.forward(Arrays.copyOf(response, size), responseRe, responseIm);

        var out = new float[samples.length];
        var block = new float[size];
        var re = new float[bins];
        var im = new float[bins];
        int step = size - response.length + 1;
        for (int start = 0; start < samples.length; start += step) {
            int count = Math.min(step, samples.length - start);
            System.arraycopy(samples, start, block, 0, count);
            Arrays.fill(block, count, size, 0);
            fft.forward(block, re, im);
            for (int k = 0; k < bins; k++) {
                float real = re[k] * responseRe[k] - im[k] * responseIm[k];
                im[k] = re[k] * responseIm[k] + im[k] * responseRe[k];
                re[k] = real;
            }
            fft.inverse(re, im, block);
            int ringing = Math.min(size, samples.length - start);
            for (int i = 0; i < ringing; i++) {
                out[start + i] += block[i];
            }
        }
        return out;
    }
}
