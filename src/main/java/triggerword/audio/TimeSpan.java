package triggerword.audio;

/**
 * A stretch of time in a sound, in milliseconds.
 *
 * @param startMs first millisecond
 * @param endMs   last millisecond, inclusive (the course's {@code segment_end = segment_start + duration - 1})
 */
public record TimeSpan(int startMs, int endMs) {
    public TimeSpan {
        if (endMs < startMs) {
            throw new IllegalArgumentException(
                    "expected an end not before " + startMs + " ms but was " + endMs + " ms");
        }
    }

    /** The span that begins at {@code startMs} and lasts {@code durationMs}. */
    public static TimeSpan of(int startMs, int durationMs) {
        return new TimeSpan(startMs, startMs + durationMs - 1);
    }

    /** The length in milliseconds, both ends counted. */
    public int durationMs() {
        return endMs - startMs + 1;
    }

    /** True if the two spans share a millisecond (the course's {@code is_overlapping} asks it of a list). */
    public boolean overlaps(TimeSpan other) {
        return startMs <= other.endMs && endMs >= other.startMs;
    }

    @Override
    public String toString() {
        return "TimeSpan[" + startMs + "–" + endMs + " ms]";
    }
}
