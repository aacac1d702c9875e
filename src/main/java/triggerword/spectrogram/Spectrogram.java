package triggerword.spectrogram;

import triggerword.audio.Waveform;

/**
 * The power of a sound by time and frequency.
 *
 * <p>In the course a spectrogram is 5511 frames (Tx) × 101 bins (n_freq).
 *
 * @param values  power densities on the scale of int16 samples, frame after frame: bin {@code b} of frame {@code t} is
 *                {@code values[t * bins + b]}; not copied, read-only
 * @param frames  number of frames
 * @param options how it was made
 */
public record Spectrogram(float[] values, int frames, SpectrogramOptions options) {
    public Spectrogram {
        if (values.length != frames * options.bins()) {
            throw new IllegalArgumentException("expected " + frames + " frames × " + options.bins() + " bins but was "
                    + values.length + " values");
        }
    }

    /**
     * The spectrogram of a whole sound, of its first channel, as the course reads it
     * ({@code matplotlib.specgram(int16 samples, NFFT, Fs, noverlap)}).
     *
     * @param sound of the options' rate; if it is shorter than a window, there are 0 frames
     * @throws IllegalArgumentException if the sound has another rate, or a sample is not a number
     */
    public static Spectrogram of(Waveform sound, SpectrogramOptions options) {
        if (sound.sampleRateHz() != options.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "expected " + options.sampleRateHz() + " Hz but was " + sound.sampleRateHz() + " Hz: " + sound);
        }
        float[] values = new SpectrogramStream(options).accept(sound.samples());
        return new Spectrogram(values, values.length / options.bins(), options);
    }

    /** Number of frequency bins in a frame. */
    public int bins() {
        return options.bins();
    }

    /** The power at a frame and a bin. */
    public float at(int frame, int bin) {
        return values[frame * bins() + bin];
    }

    @Override
    public String toString() {
        return "Spectrogram[" + frames + " frames × " + bins() + " bins]";
    }
}
