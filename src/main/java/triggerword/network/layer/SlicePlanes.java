package triggerword.network.layer;

import java.util.stream.IntStream;

/**
 * The slices of some tiles in heap memory: those that begin a tile lie side by side in one plane, those that come second in
 * the next, and so on. So what is done with a slice of each tile is one long loop.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class SlicePlanes<A> {
    /** Elements of a slice of each tile at a time, at least one slice: eight of 1,024 floats are 32 KB, the L1 cache. */
    private static final int CHUNK = 1024;
    /** Elements between what is read together: at distances of powers of two it would be in its own way in the cache. */
    private static final int GAP = 16;

    private static final int OUTPUTS = Tiling.OUTPUTS;

    private final Kernels<A> kernels;
    /** Slices that a tile sees or makes, of which it shares all behind the first {@code OUTPUTS} with the next. */
    private final int slices;

    private final int rows;
    /** Elements of a slice. */
    private final int slice;
    /** Tiles that there is memory for. */
    private final int capacity;

    private final A planes;
    /** Elements of a plane. */
    private final int plane;
    /** {@code [combination][tile]}. */
    private final A combinations;
    /** Elements of a combination of all tiles. */
    private final int combination;

    private final A sum;
    /** Where the first tile's slices are, and where its combinations. */
    private final int[] sliceAt;

    private final int[] combinationAt;

    /**
     * Memory for slices and for combinations of them, one a tile each.
     *
     * @param slices that a tile sees or makes
     * @param rows   of a slice
     * @param pitch  elements of a row in heap memory
     */
    SlicePlanes(Kernels<A> kernels, int slices, int combinations, int rows, int pitch) {
        this.kernels = kernels;
        this.slices = slices;
        this.rows = rows;
        slice = rows * pitch;
        capacity = Math.max(1, CHUNK / slice);
        plane = (capacity + (slices - 1) / OUTPUTS) * slice + GAP;
        planes = kernels.array(OUTPUTS * plane);
        combination = capacity * slice + GAP;
        this.combinations = kernels.array(combinations * combination);
        sum = kernels.array(capacity * slice);
        sliceAt = IntStream.range(0, slices).map(this::at).toArray();
        combinationAt =
                IntStream.range(0, combinations).map(i -> i * combination).toArray();
    }

    /** Walks over tiles, as many at a time as there is memory for. */
    void forEachChunk(int count, Pieces.ChunkAction action) {
        Pieces.forEachChunk(0, count, capacity, action);
    }

    /** Where a slice is, counted from the first tile's first one. */
    private int at(int number) {
        return number % OUTPUTS * plane + number / OUTPUTS * slice;
    }

    private int count(int tiles) {
        return (tiles - 1) * OUTPUTS + slices;
    }

    /** Reads the slices of tiles from row {@code first} on. */
    void read(ExampleRows<A> source, long first, int tiles) {
        for (int number = 0; number < count(tiles); number++) {
            source.read(first + (long) number * rows, rows, planes, at(number));
        }
    }

    /** Writes them back. */
    void write(ExampleRows<A> target, long first, int tiles) {
        for (int number = 0; number < count(tiles); number++) {
            target.write(first + (long) number * rows, rows, planes, at(number));
        }
    }

    /** Makes a combination of each tile's slices. */
    void combine(double[] factors, int tiles, int number) {
        kernels.combine(factors, planes, sliceAt, combinations, combinationAt[number], tiles * slice);
    }

    /** Writes a combination, that of the first tile from row {@code first} on. */
    void writeCombined(int number, Rows<A> target, long first, int tiles) {
        target.write(first, tiles * rows, combinations, combinationAt[number]);
    }

    /** Reads what {@link #writeCombined} writes. */
    void readCombined(int number, Rows<A> source, long first, int tiles) {
        source.read(first, tiles * rows, combinations, combinationAt[number]);
    }

    /** Adds a sum of combinations to one of each tile's slices. */
    void addCombination(double[] factors, int tiles, int number) {
        kernels.combine(factors, combinations, combinationAt, sum, 0, tiles * slice);
        kernels.add(sum, 0, planes, sliceAt[number], tiles * slice);
    }
}
