package triggerword.audio;

/** A filter with a finite impulse response, at one place of a sound: what resampling is made of. */
public final class FirFilter {
    private FirFilter() {}

    /**
     * The sum of {@code taps[k] * in[first + k]} over all k whose sample is there; samples beyond the ends are silence.
     *
     * <p>It is added in four parts, so that an addition need not wait for the one before.
     */
    public static float apply(float[] taps, float[] in, int first) {
        int to = Math.min(taps.length, in.length - first);
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int k = Math.max(0, -first);
        for (; k + 3 < to; k += 4) {
            sum0 += taps[k] * in[first + k];
            sum1 += taps[k + 1] * in[first + k + 1];
            sum2 += taps[k + 2] * in[first + k + 2];
            sum3 += taps[k + 3] * in[first + k + 3];
        }
        for (; k < to; k++) {
            sum0 += taps[k] * in[first + k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
