package triggerword.spectrogram;

import triggerword.audio.RealFft;

/** The compressed power of windowed frames in mel bands. */
final class MelSpectrum implements FrameTransform {
    private final MelOptions options;
    private final float[] window;
    private final RealFft fft;
    private final MelFilters filters;
    private final Compressor compressor;
    /** A windowed frame; zeros from its end to that of the transform. */
    private final float[] frame;

    private final float[] real;
    private final float[] imaginary;

    /** At the beginning of a sound, whose frequencies are multiplied with {@code warp} in effect. */
    MelSpectrum(MelOptions options, double warp) {
        this.options = options;
        window = new float[options.windowSamples()];
        for (int n = 0; n < window.length; n++) {
            // scipy's hann(sym=False), librosa's: its period is the window
            window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / window.length));
        }
        fft = new RealFft(options.fftSize());
        filters = new MelFilters(options, warp);
        compressor = Compressor.of(options.compression(), options.bands());
        frame = new float[fft.size()];
        real = new float[fft.bins()];
        imaginary = new float[fft.bins()];
    }

    @Override
    public void transform(float[] samples, int from, int frames, float[] values, int firstFrame) {
        for (int f = 0; f < frames; f++) {
            int start = from + f * options.hopSamples();
            for (int n = 0; n < window.length; n++) {
                frame[n] = window[n] * samples[start + n];
            }
            fft.forward(frame, real, imaginary);
            for (int bin = 0; bin < real.length; bin++) {
                real[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
            }
            filters.apply(real, values, (firstFrame + f) * options.bands());
        }
        compressor.compress(values, firstFrame, frames);
    }
}
