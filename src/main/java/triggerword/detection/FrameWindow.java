package triggerword.detection;

/** The frames that a convolution over time sees at once: they fill up, are used, and move on by the stride. */
final class FrameWindow {
    /** The frames, oldest first: {@code [kernel][bins]}. */
    private final float[] values;

    private final int kernel;
    private final int stride;
    private final int bins;
    /** Negative for frames still to be skipped, where the stride is longer than the kernel. */
    private int frames;

    FrameWindow(int kernel, int stride, int bins) {
        this.kernel = kernel;
        this.stride = stride;
        this.bins = bins;
        values = new float[kernel * bins];
    }

    /** Takes a frame; true if the window is now full, to be used and moved {@link #on}. */
    boolean accept(float[] source, int offset) {
        if (frames >= 0) {
            System.arraycopy(source, offset, values, frames * bins, bins);
        }
        frames++;
        return frames == kernel;
    }

    /** {@code [kernel][bins]}; the array is the window's own. */
    float[] values() {
        return values;
    }

    /** Forgets the frames that the next step does not see. */
    void on() {
        int kept = Math.max(0, kernel - stride);
        System.arraycopy(values, (kernel - kept) * bins, values, 0, kept * bins);
        frames = kernel - stride;
    }
}
