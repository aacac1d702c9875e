package triggerword.spectrogram;

import java.util.Arrays;

/**
 * A spectrogram of sound that arrives piece by piece.
 *
 * <p>Whatever the sizes of the pieces, the frames are bit for bit those of {@link Spectrogram#of}. Not safe for use by
 * several threads.
 */
public final class SpectrogramStream {
    private final SpectrogramOptions options;
    private final PowerSpectrum spectrum;
    /** Samples that a coming frame still needs; the first {@code pending} are filled. */
    private float[] buffer = new float[0];

    private int pending;

    /** A stream at its beginning. */
    public SpectrogramStream(SpectrogramOptions options) {
        this.options = options;
        this.spectrum = PowerSpectrum.of(options);
    }

    /**
     * Takes samples and gives the frames they complete, none or several.
     *
     * @param samples mono, in [-1, 1), at the options' rate
     * @return {@code [frames][bins]}, frame after frame in one array
     * @throws IllegalArgumentException if a sample is not a number
     */
    public float[] accept(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("expected numbers but sample " + i + " was " + samples[i]);
            }
        }
        buffer = Arrays.copyOf(buffer, pending + samples.length);
        System.arraycopy(samples, 0, buffer, pending, samples.length);
        pending += samples.length;

        int frames = options.frames(pending);
        var values = new float[frames * options.bins()];
        for (int done = 0; done < frames; done += PowerSpectrum.BLOCK) {
            int count = Math.min(PowerSpectrum.BLOCK, frames - done);
            spectrum.transform(buffer, done * options.hopSamples(), count, values, done);
        }
        int used = frames * options.hopSamples();
        pending -= used;
        buffer = Arrays.copyOfRange(buffer, used, used + pending);
        return values;
    }
}
