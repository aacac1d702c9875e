package triggerword.spectrogram;

import triggerword.audio.Waveform;

/**
 * A sound by time and frequency.
 *
 * <p>In the course a spectrogram is 5511 frames (Tx) × 101 bins (n_freq).
 *
 * @param values   frame after frame: bin {@code b} of frame {@code t} is {@code values[t * bins + b]}. In the course's
 *                 power densities on the scale of int16 samples, in others what their features say; not copied, read-only
 * @param frames   number of frames
 * @param features how it was made
 */
public record Spectrogram(float[] values, int frames, Features features) {
    public Spectrogram {
        if (values.length != frames * features.bins()) {
            throw new IllegalArgumentException("expected " + frames + " frames × " + features.bins() + " bins but was "
                    + values.length + " values");
        }
    }

    /**
     * The features of a whole sound, of its first channel, as the course reads it
     * ({@code matplotlib.specgram(int16 samples, NFFT, Fs, noverlap)}).
     *
     * @param sound of the features' rate; if it is shorter than a window, there are 0 frames
     * @throws IllegalArgumentException if the sound has another rate, or a sample is not a number
     */
    public static Spectrogram of(Waveform sound, Features features) {
        return of(sound, features, FrameTransform.of(features));
    }

    /**
     * The features of a sound as if of another vocal tract: its frequencies, up to 90 % of {@code highHz}, are multiplied
     * with {@code warp} where the mel filters take them; what is above is squeezed or stretched to fill the rest.
     *
     * <p>This changes training data for the price of the features (Jaitly and Hinton 2013, "Vocal tract length perturbation
     * improves speech recognition").
     *
     * @param sound of the features' rate; if it is shorter than a window, there are 0 frames
     * @param warp  0.5 to 2, 1 for none; above 1 is a shorter vocal tract
     * @throws IllegalArgumentException if the sound has another rate, a sample is not a number, or the warp is out of
     *                                  range
     */
    public static Spectrogram warped(Waveform sound, MelOptions features, double warp) {
        if (!(warp >= 0.5 && warp <= 2)) {
            throw new IllegalArgumentException("warp: expected 0.5 to 2 but was " + warp);
        }
        return of(sound, features, new MelSpectrum(features, warp));
    }

    private static Spectrogram of(Waveform sound, Features features, FrameTransform transform) {
        if (sound.sampleRateHz() != features.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "expected " + features.sampleRateHz() + " Hz but was " + sound.sampleRateHz() + " Hz: " + sound);
        }
        float[] values = new SpectrogramStream(features, transform).accept(sound.samples());
        return new Spectrogram(values, values.length / features.bins(), features);
    }

    /**
     * The same power of mel bands, compressed: bit for bit what the sound gives with that compression, for the price of
     * no Fourier transform.
     *
     * @throws IllegalArgumentException if these are not the bare power of mel bands
     */
    public Spectrogram compress(Compression compression) {
        if (!(features instanceof MelOptions mel) || !(mel.compression() instanceof Compression.None)) {
            throw new IllegalArgumentException("expected the power of mel bands but was " + features);
        }
        float[] compressed = values.clone();
        Compressor.of(compression, mel.bands()).compress(compressed, 0, frames);
        return new Spectrogram(compressed, frames, mel.withCompression(compression));
    }

    /** Number of frequency bins, or bands, in a frame. */
    public int bins() {
        return features.bins();
    }

    /** The value at a frame and a bin. */
    public float at(int frame, int bin) {
        return values[frame * bins() + bin];
    }

    @Override
    public String toString() {
        return "Spectrogram[" + frames + " frames × " + bins() + " bins]";
    }
}
