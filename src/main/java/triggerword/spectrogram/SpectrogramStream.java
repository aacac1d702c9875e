package triggerword.spectrogram;

import java.util.Arrays;

/**
 * The features of sound that arrives piece by piece.
 *
 * <p>Whatever the sizes of the pieces, the frames are bit for bit those of {@link Spectrogram#of}. Not safe for use by
 * several threads.
 */
public final class SpectrogramStream {
    private final Features features;
    private final FrameTransform transform;
    /** Samples that a coming frame still needs; the first {@code pending} are filled. */
    private float[] buffer = new float[0];

    private int pending;

    /** A stream at its beginning. */
    public SpectrogramStream(Features features) {
        this(features, FrameTransform.of(features));
    }

    SpectrogramStream(Features features, FrameTransform transform) {
        this.features = features;
        this.transform = transform;
    }

    /**
     * Takes samples and gives the frames they complete, none or several.
     *
     * @param samples mono, in [-1, 1), at the features' rate
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

        int frames = features.frames(pending);
        var values = new float[frames * features.bins()];
        for (int done = 0; done < frames; done += FrameTransform.BLOCK) {
            int count = Math.min(FrameTransform.BLOCK, frames - done);
            transform.transform(buffer, done * features.hopSamples(), count, values, done);
        }
        int used = frames * features.hopSamples();
        pending -= used;
        buffer = Arrays.copyOfRange(buffer, used, used + pending);
        return values;
    }
}
