package triggerword.network.layer;

/**
 * The rows of an ND4J array, which lie outside the Java heap, as loops in Java work on them: a few at a time in a heap
 * array that fits the processor's cache. There a row is padded to whole vectors, so that no loop needs a rest.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface Rows<A> {
    /** Copies {@code rows} rows from number {@code first} on into {@code target}, each at the next multiple of the pitch. */
    void read(long first, int rows, A target, int offset);

    /** Copies rows back, without their padding. */
    void write(long first, int rows, A source, int offset);

    /** The rows from some element of the array on. */
    Rows<A> from(long element);
}
