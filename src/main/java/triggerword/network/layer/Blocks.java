package triggerword.network.layer;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The steps of a batch in blocks that fit the processor's cache, each of one example, and these in pieces for any number
 * of threads. What makes a piece depends on the shape alone: where sums are made for each and joined in order, the result
 * does not depend on the threads.
 *
 * @param steps of each example
 */
record Blocks(int batch, int steps) {
    /** Steps of the longest block: 128 of 96 floats are 48 KB, and what a layer works on at a time is four times that. */
    private static final int LONGEST = 128;
    /** About so many steps make a piece. */
    private static final int PIECE = 256;

    /**
     * Some steps of an example.
     *
     * @param first number of the first one in the example
     * @param row   number of the first one in the batch
     */
    record Block(int example, int first, int count, int row) {
        /** Behind the last step. */
        int end() {
            return first + count;
        }
    }

    /** Those of {@code [batch][steps][channels]}. */
    static Blocks of(INDArray sequences) {
        return new Blocks((int) sequences.size(0), (int) sequences.size(1));
    }

    private int perExample() {
        return (steps + LONGEST - 1) / LONGEST;
    }

    /** Steps of every block of an example but the last, which may have less. */
    int length() {
        return (steps + perExample() - 1) / perExample();
    }

    private int perPiece() {
        return Math.max(1, PIECE / length());
    }

    int pieces() {
        return (batch * perExample() + perPiece() - 1) / perPiece();
    }

    /**
     * Walks over all blocks.
     *
     * @param workers makes for a piece what gets its blocks one after the other; there products of matrices are left to
     *                the thread
     */
    void forEach(IntFunction<Consumer<Block>> workers) {
        Cores.forEach(pieces(), piece -> {
            Consumer<Block> worker = workers.apply(piece);
            int end = Math.min(batch * perExample(), (piece + 1) * perPiece());
            for (int block = piece * perPiece(); block < end; block++) {
                worker.accept(block(block));
            }
        });
    }

    private Block block(int number) {
        int example = number / perExample();
        int first = number % perExample() * length();
        return new Block(example, first, Math.min(length(), steps - first), example * steps + first);
    }
}
