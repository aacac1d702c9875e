package triggerword.network.layer;

/**
 * Inverted dropout whose mask is a function of a key and the position, so that backward computes it again instead of
 * keeping it, and any number of threads draws the same one.
 *
 * @param key       of one layer and one training step
 * @param threshold positions whose hash, 31 bits, is below are dropped; 0 drops none
 * @param scale     what the others are multiplied with, 1 / (1 − rate)
 */
record Dropout(int key, int threshold, float scale) {
    static final Dropout NONE = new Dropout(0, 0, 1);

    /** The factors of lowbias32, an integer hash of little bias (Wellons 2018), and of its Weyl sequence. */
    static final int WEYL = 0x9E3779B9;

    static final int FACTOR_1 = 0x7FEB352D;
    static final int FACTOR_2 = 0x846CA68B;

    /**
     * The dropout of one training step.
     *
     * @param rate share of values to drop, in [0, 1)
     */
    static Dropout of(double rate, long seed, int layer, int iteration) {
        if (rate == 0) {
            return NONE;
        }
        int key = hash((int) seed ^ hash((int) (seed >>> 32) ^ hash(layer ^ hash(iteration))));
        return new Dropout(key, (int) (rate * (1L << 31)), (float) (1 / (1 - rate)));
    }

    boolean active() {
        return threshold > 0;
    }

    /** What the value at a position is multiplied with: 0 or the scale. */
    float factor(int position) {
        return hash(position * WEYL ^ key) >>> 1 >= threshold ? scale : 0;
    }

    private static int hash(int value) {
        int x = value;
        x ^= x >>> 16;
        x *= FACTOR_1;
        x ^= x >>> 15;
        x *= FACTOR_2;
        return x ^ x >>> 16;
    }
}
