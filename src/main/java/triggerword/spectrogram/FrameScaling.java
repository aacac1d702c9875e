package triggerword.spectrogram;

/**
 * What frames are multiplied with before the transform, and their powers after it.
 *
 * @param window     {@code [windowSamples]}: the factor of each sample of a frame
 * @param scale      {@code [bins]}: the factor of each power
 * @param hopSamples samples from one frame to the next
 */
record FrameScaling(float[] window, float[] scale, int hopSamples) {
    private static final double INT16_SCALE = 32768;

    /** A Hann window and matplotlib's one-sided density, on the scale of int16 samples. */
    static FrameScaling of(SpectrogramOptions options) {
        int size = options.windowSamples();
        var window = new float[size];
        double windowPower = 0;
        for (int n = 0; n < size; n++) {
            // numpy.hanning: symmetric, its last value is 0 again
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / (size - 1));
            window[n] = (float) hann;
            windowPower += hann * hann;
        }
        var scale = new float[options.bins()];
        for (int bin = 0; bin < scale.length; bin++) {
            int sides = bin == 0 || bin == size / 2 ? 1 : 2;
            scale[bin] = (float) (sides * INT16_SCALE * INT16_SCALE / (options.densityRateHz() * windowPower));
        }
        return new FrameScaling(window, scale, options.hopSamples());
    }
}
