package triggerword.spectrogram;

/** Triangles on the mel scale, which add the bins of a power spectrum to bands. */
final class MelFilters {
    /** The warp of filters that lie where the mel scale has them. */
    static final double NO_WARP = 1;

    /** Up to here, as a part of {@code highHz}, a warp moves frequencies in proportion. */
    private static final double KNEE = 0.9;

    private final int[] firstBins;
    private final float[][] weights;

    /**
     * Filters for power spectra of {@code fftSize / 2 + 1} bins.
     *
     * @param warp what a sound's frequencies are multiplied with, in effect: see {@link Spectrogram#warped}
     */
    MelFilters(MelOptions options, double warp) {
        int fftSize = options.fftSize();
        double binHz = (double) options.sampleRateHz() / fftSize;
        firstBins = new int[options.bands()];
        weights = new float[options.bands()][];
        for (int band = 0; band < weights.length; band++) {
            double from = unwarped(cornerHz(options, band), options.highHz(), warp) / binHz;
            double peak = unwarped(cornerHz(options, band + 1), options.highHz(), warp) / binHz;
            double to = unwarped(cornerHz(options, band + 2), options.highHz(), warp) / binHz;
            int first = (int) Math.floor(from) + 1;
            int last = Math.min((int) Math.ceil(to) - 1, fftSize / 2);
            if (last < first) {
                throw new IllegalArgumentException("bands: expected each to hold a bin of the spectrum, " + binHz
                        + " Hz apart, but was " + options.bands() + ", too many");
            }
            firstBins[band] = first;
            weights[band] = triangle(first, last, from, peak, to);
        }
    }

    /** The corners of the triangles, evenly spaced on the mel scale: that of {@code lowHz} is number 0. */
    static double cornerHz(MelOptions options, int corner) {
        double low = mel(options.lowHz());
        double step = (mel(options.highHz()) - low) / (options.bands() + 1);
        return hertz(low + corner * step);
    }

    private static float[] triangle(int first, int last, double from, double peak, double to) {
        var weights = new float[last - first + 1];
        for (int bin = first; bin <= last; bin++) {
            weights[bin - first] = (float) Math.min((bin - from) / (peak - from), (to - bin) / (to - peak));
        }
        return weights;
    }

    /** The bands of one power spectrum, from {@code bands[offset]} on. */
    void apply(float[] power, float[] bands, int offset) {
        for (int band = 0; band < weights.length; band++) {
            float[] triangle = weights[band];
            int first = firstBins[band];
            float sum = 0;
            for (int i = 0; i < triangle.length; i++) {
                sum += triangle[i] * power[first + i];
            }
            bands[offset + band] = sum;
        }
    }

    /**
     * Where in the unwarped sound lies what a warp brings to {@code hertz}: in proportion up to a knee, and from there on
     * straight to {@code highHz}, which stays where it is (as Kaldi's vocal tract length normalisation).
     */
    private static double unwarped(double hertz, double highHz, double warp) {
        double knee = KNEE * highHz * Math.min(1, warp);
        if (hertz <= knee) {
            return hertz / warp;
        }
        return highHz - (highHz - hertz) * (highHz - knee / warp) / (highHz - knee);
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
