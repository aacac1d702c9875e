package triggerword.network.layer;

import java.util.function.Consumer;

/**
 * How the output steps of a convolution are cut into tiles of four slices, and these into pieces.
 *
 * <p>A slice is what windows of neighbouring tiles have in common: {@code stride} steps, which lie side by side in one row,
 * or, in a dilated convolution, {@code dilation} steps, a row each. Either way the next tap of the same window, or the next
 * {@code stride} taps, are one slice further on. What makes a piece depends on the shape alone.
 *
 * @param taps  strided or dilated, not both; of others it can only be asked whether tiles pay
 * @param time  steps of each input sequence
 * @param steps of each output sequence; where one sees input steps that are not there, these are zero
 */
record Tiling(Taps taps, int time, int steps) {
    /** Slices of the output that are a tile. */
    static final int OUTPUTS = 4;

    /** Rows of a piece: 96 slices of 404 floats in 7 products are 1.1 MB, what becomes of them 0.5 MB. */
    private static final int PIECE = 96;
    /** Fewer tiles than this do not earn, with a stride, what is done for all. */
    private static final int LEAST_TILES = 64;
    /** Fewer output steps of an example than this are better left to products that are larger then. */
    private static final int LEAST_STEPS = 64;
    /** With fewer channels sums of slices take as long as the products that they save. */
    private static final int LEAST_CHANNELS = 96;

    /**
     * Some tiles of an example.
     *
     * @param first number of the first one in the example
     * @param row   number of the first one's first row in the piece
     */
    record Tiles(int example, int first, int count, int row) {}

    /** That of a convolution. */
    static Tiling of(Taps taps, long time) {
        return new Tiling(taps, Math.toIntExact(time), Math.toIntExact(taps.steps(time)));
    }

    /** That of the way from the output's gradient to the input's, see {@link Taps#turned}. */
    Tiling turned() {
        return new Tiling(taps.turned(), /* time= */ steps, /* steps= */ time);
    }

    /**
     * Whether tiles are a gain. With two slices of taps they are not, as the filter saves 3 products of 8; nor where they
     * are more than half as long again as the sequence. An example's shape decides, so that its bits do not depend on those
     * beside it.
     *
     * @param channels the fewer of the input's and the output's; with a stride they do not matter
     */
    boolean pays(long channels) {
        if (taps.slices() < 3 || taps.slices() > MinimalFilter.MAX_TAPS) {
            return false;
        }
        return taps.stride() > 1
                ? taps.dilation() == 1 && taps.padding() == 0 && tiles() >= LEAST_TILES
                : channels >= LEAST_CHANNELS && steps >= LEAST_STEPS && 2L * tiles() * tileSteps() <= 3L * steps;
    }

    /** Rows of a slice. */
    int rows() {
        return taps.dilation();
    }

    /** Rows of an input sequence, without those of its last steps that do not fill one. */
    int inputRows() {
        return time / taps.stride();
    }

    /** Tiles of an example: with a stride those alone that see no row which is not whole. */
    int tiles() {
        return taps.stride() > 1
                ? Math.max(0, (inputRows() - taps.slices() + 1) / OUTPUTS)
                : (steps + tileSteps() - 1) / tileSteps();
    }

    private int tileSteps() {
        return OUTPUTS * rows();
    }

    /** Output steps of an example that are in tiles, from the first one on. */
    int tiledSteps() {
        return Math.min(steps, tiles() * tileSteps());
    }

    private int tilesPerPiece() {
        return pieceRows(rows()) / rows();
    }

    /** Rows of the longest piece of tiles with slices of so many rows. */
    static int pieceRows(int rows) {
        return Math.max(1, PIECE / rows) * rows;
    }

    private int piecesPerExample() {
        return (tiles() + tilesPerPiece() - 1) / tilesPerPiece();
    }

    private int examplesPerPiece() {
        return Math.max(1, tilesPerPiece() / tiles());
    }

    /** Pieces of a batch. */
    int pieces(int batch) {
        return (batch * piecesPerExample() + examplesPerPiece() - 1) / examplesPerPiece();
    }

    /**
     * Walks over the tiles of a piece.
     *
     * @return rows of the piece
     */
    int forEach(int piece, int batch, Consumer<Tiles> action) {
        if (piecesPerExample() > 1) {
            int part = piece % piecesPerExample();
            int first = (int) ((long) part * tiles() / piecesPerExample());
            int count = (int) ((part + 1L) * tiles() / piecesPerExample()) - first;
            action.accept(new Tiles(piece / piecesPerExample(), first, count, 0));
            return count * rows();
        }
        int row = 0;
        int end = Math.min(batch, (piece + 1) * examplesPerPiece());
        for (int example = piece * examplesPerPiece(); example < end; example++) {
            action.accept(new Tiles(example, 0, tiles(), row));
            row += tiles() * rows();
        }
        return row;
    }
}
