package triggerword.network.layer;

/**
 * The rows of an example: what is read before the first one or behind the last one is zero, what is written there is
 * dropped.
 *
 * @param rows  from its first one on
 * @param count of them
 * @param pitch elements of a row in heap memory
 * @param <A>   {@code float[]} or {@code double[]}
 */
record ExampleRows<A>(Kernels<A> kernels, Rows<A> rows, int count, int pitch) {
    /** How many of {@code length} rows from number {@code row} on lie before number {@code limit}. */
    private static int before(long limit, long row, int length) {
        return (int) Math.max(0, Math.min(length, limit - row));
    }

    /** Reads {@code length} rows from number {@code row} on, which may be negative. */
    void read(long row, int length, A target, int offset) {
        int begin = before(0, row, length);
        int end = before(count, row, length);
        kernels.clear(target, offset, begin * pitch);
        if (begin < end) {
            rows.read(row + begin, end - begin, target, offset + begin * pitch);
        }
        kernels.clear(target, offset + end * pitch, (length - end) * pitch);
    }

    /** Writes rows back. */
    void write(long row, int length, A source, int offset) {
        int begin = before(0, row, length);
        int end = before(count, row, length);
        if (begin < end) {
            rows.write(row + begin, end - begin, source, offset + begin * pitch);
        }
    }
}
