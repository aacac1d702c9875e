package triggerword.spectrogram;

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
