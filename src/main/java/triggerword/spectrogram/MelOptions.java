package triggerword.spectrogram;

import triggerword.audio.RealFft;

/**
 * Power in bands as wide as the ear's, and compressed as the ear does: the features of speech recognition.
 *
 * <p>A periodic Hann window every {@code hopSamples}, filled up with zeros to a power of two; the squared magnitudes of its
 * Fourier transform, of samples in [-1, 1); {@code bands} triangles of height 1 (not Slaney's normalised to area 1),
 * their corners evenly spaced from {@code lowHz} to {@code highHz} on HTK's mel scale, 2595 log10(1 + f / 700 Hz). That is
 * librosa's {@code melspectrogram(htk=True, norm=None, power=2, center=False)}.
 *
 * @param sampleRateHz  rate of the sound that is expected, in Hz
 * @param windowSamples window length, in samples
 * @param hopSamples    samples from one frame to the next
 * @param bands         triangles, each one value of a frame
 * @param lowHz         lower corner of the first triangle, in Hz
 * @param highHz        upper corner of the last, in Hz
 * @param compression   what becomes of the bands' power
 */
public record MelOptions(
        int sampleRateHz,
        int windowSamples,
        int hopSamples,
        int bands,
        double lowHz,
        double highHz,
        Compression compression)
        implements Features {
    public MelOptions {
        if (windowSamples < 4) {
            throw new IllegalArgumentException("windowSamples: expected at least 4 but was " + windowSamples);
        }
        if (hopSamples < 1 || hopSamples > windowSamples) {
            throw new IllegalArgumentException(
                    "hopSamples: expected 1 to " + windowSamples + " (the window) but was " + hopSamples);
        }
        if (bands < 1) {
            throw new IllegalArgumentException("bands: expected at least 1 but was " + bands);
        }
        if (!(lowHz >= 0 && lowHz < highHz && highHz <= sampleRateHz / 2.0)) {
            throw new IllegalArgumentException("expected 0 <= lowHz < highHz <= " + sampleRateHz / 2.0
                    + " (half the sample rate) but was " + lowHz + " and " + highHz);
        }
        if (compression == null) {
            throw new IllegalArgumentException("compression: expected one but there was none");
        }
    }

    /** 40 bands from 60 to 7600 Hz of 16 kHz sound, window 25 ms, hop 10 ms, as plain power. */
    public static MelOptions power() {
        return new MelOptions(16_000, 400, 160, 40, 60, 7600, Compression.none());
    }

    /** The bands of {@link #power()} as logarithms: {@link Compression#log()}. */
    public static MelOptions logMel() {
        return power().withCompression(Compression.log());
    }

    /** The bands of {@link #power()}, each against its own running mean: {@link Compression#pcen()}. */
    public static MelOptions pcen() {
        return power().withCompression(Compression.pcen());
    }

    /** The number of bands. */
    @Override
    public int bins() {
        return bands;
    }

    /** Where a band hears most, in Hz: the top of its triangle; bands count from 0. */
    public double bandHz(int band) {
        return MelFilters.cornerHz(this, band + 1);
    }

    /** Length of the Fourier transform: the smallest power of two that holds the window. */
    int fftSize() {
        return RealFft.sizeFor(windowSamples);
    }

    /** The same with another compression. */
    public MelOptions withCompression(Compression compression) {
        return new MelOptions(sampleRateHz, windowSamples, hopSamples, bands, lowHz, highHz, compression);
    }
}
