package triggerword.spectrogram;

/**
 * The features of sound that arrives piece by piece.
 *
 * <p>Whatever the sizes of the pieces, the frames are bit for bit those of {@link Spectrogram#of}. Not safe for use by
 * several threads.
 */
public final class SpectrogramStream {
    private final Features features;
    private final FrameTransform transform;
    /** Samples that a coming frame still needs, as many as a block of frames takes; the first {@code pending} are filled. */
    private final float[] buffer;

    private final float[] block;
    private int pending;

    /** Takes frames as they are completed. */
    @FunctionalInterface
    public interface FrameConsumer {
        /**
         * Takes the next frames.
         *
         * @param frames {@code [count][bins]}, frame after frame from 0 on; the array is the stream's own and changes
         *     after the call
         */
        void accept(float[] frames, int count);
    }

    /** A stream at its beginning. */
    public SpectrogramStream(Features features) {
        this(features, FrameTransform.of(features));
    }

    SpectrogramStream(Features features, FrameTransform transform) {
        this.features = features;
        this.transform = transform;
        buffer = new float[features.windowSamples() + (FrameTransform.BLOCK - 1) * features.hopSamples()];
        block = new float[FrameTransform.BLOCK * features.bins()];
    }

    /**
     * Takes samples and gives the frames they complete, none or several.
     *
     * @param samples mono, in [-1, 1), at the features' rate
     * @return {@code [frames][bins]}, frame after frame in one array
     * @throws IllegalArgumentException if a sample is not a number
     */
    public float[] accept(float[] samples) {
        var values = new float[features.frames(pending + samples.length) * features.bins()];
        var filled = new Object() {
            int length;
        };
        accept(samples, (frames, count) -> {
            System.arraycopy(frames, 0, values, filled.length, count * features.bins());
            filled.length += count * features.bins();
        });
        return values;
    }

    /**
     * Takes samples and hands the frames they complete on, without allocation.
     *
     * @param samples as the other
     * @param consumer is called for every block of frames, in the order of time
     * @throws IllegalArgumentException as the other
     */
    public void accept(float[] samples, FrameConsumer consumer) {
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("expected numbers but sample " + i + " was " + samples[i]);
            }
        }
        for (int from = 0; from < samples.length; ) {
            int taken = Math.min(buffer.length - pending, samples.length - from);
            System.arraycopy(samples, from, buffer, pending, taken);
            from += taken;
            pending += taken;
            int frames = features.frames(pending);
            if (frames > 0) {
                transform.transform(buffer, 0, frames, block, 0);
                int used = frames * features.hopSamples();
                pending -= used;
                System.arraycopy(buffer, used, buffer, 0, pending);
                consumer.accept(block, frames);
            }
        }
    }
}
