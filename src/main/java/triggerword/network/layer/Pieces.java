package triggerword.network.layer;

/**
 * The rows of a pass over data: pieces on any number of threads, each piece some rows at a time in heap memory. Where
 * sums are made for each piece and joined in order, the result does not depend on the threads.
 *
 * @param rows of all pieces
 */
record Pieces(int rows) {
    /** Rows at a time: 64 rows of 196 floats are 52 KB, input and gradient together a part of the L2 cache. */
    static final int CHUNK = 64;
    /** Rows of a piece, but of the last. */
    private static final int PIECE = 8 * CHUNK;

    /** What is done with a piece. */
    interface PieceAction {
        void accept(int piece, int firstRow, int rows);
    }

    /** What is done with a chunk of a piece. */
    interface ChunkAction {
        void accept(int firstRow, int rows);
    }

    int count() {
        return (rows + PIECE - 1) / PIECE;
    }

    static int first(int piece) {
        return piece * PIECE;
    }

    int rowsOf(int piece) {
        return Math.min(PIECE, rows - first(piece));
    }

    void forEachPiece(PieceAction action) {
        Cores.forEach(count(), piece -> action.accept(piece, first(piece), rowsOf(piece)));
    }

    /** Walks over {@code rows} rows from {@code first} on, {@link #CHUNK} at a time. */
    static void forEachChunk(int first, int rows, ChunkAction action) {
        forEachChunk(first, rows, CHUNK, action);
    }

    /** Walks over {@code rows} rows from {@code first} on, {@code most} at a time. */
    static void forEachChunk(int first, int rows, int most, ChunkAction action) {
        for (int row = first; row < first + rows; row += most) {
            action.accept(row, Math.min(most, first + rows - row));
        }
    }
}
