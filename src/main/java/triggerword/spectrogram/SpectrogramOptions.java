package triggerword.spectrogram;

/**
 * How sound becomes a spectrogram: a Hann window of {@code windowSamples} every {@code hopSamples}, one-sided power
 * spectral density, neither detrended nor logarithmic, as matplotlib's {@code specgram} gives it.
 *
 * @param sampleRateHz  rate of the sound that is expected, in Hz
 * @param windowSamples window and Fourier transform length, in samples (the course's NFFT)
 * @param hopSamples    samples from one frame to the next (NFFT − noverlap)
 * @param densityRateHz the rate the density is divided by (the course's {@code Fs}: 8000, whatever the sound's rate)
 */
public record SpectrogramOptions(int sampleRateHz, int windowSamples, int hopSamples, double densityRateHz)
        implements Features {
    public SpectrogramOptions {
        // A Hann window of 2 samples is all zeros.
        if (windowSamples < 4 || windowSamples % 2 != 0) {
            throw new IllegalArgumentException(
                    "windowSamples: expected an even number from 4 on but was " + windowSamples);
        }
        if (hopSamples < 1 || hopSamples > windowSamples) {
            throw new IllegalArgumentException(
                    "hopSamples: expected 1 to " + windowSamples + " (the window) but was " + hopSamples);
        }
        if (sampleRateHz < 1 || !(densityRateHz > 0)) {
            throw new IllegalArgumentException(
                    "expected rates above 0 Hz but was " + sampleRateHz + " and " + densityRateHz);
        }
    }

    /** The course's: 44.1 kHz, window 200, hop 80, Fs 8000; 10 s become 5511 frames (Tx) of 101 bins (n_freq). */
    public static SpectrogramOptions course() {
        return new SpectrogramOptions(44_100, 200, 80, 8000);
    }

    /** Frequency bins of a frame, 0 Hz to half the sample rate: {@code windowSamples / 2 + 1}. */
    @Override
    public int bins() {
        return windowSamples / 2 + 1;
    }

    /** Frequency distance of two bins, in Hz. */
    public double binHz() {
        return (double) sampleRateHz / windowSamples;
    }
}
