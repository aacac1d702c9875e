package triggerword.detection;

import java.util.function.Function;

/**
 * The product with the windows of a sequence, one after the other, each beginning {@code hop} values behind the one before.
 *
 * <p>A step takes the time in which its weights are read: they are often more than a core's own cache holds. But where windows
 * overlap, the next window's first values are here already. So the rows of the kernel for them serve both windows when they
 * are read, one half of them in even steps, the other in odd ones: of the 1515 rows of the course's convolution a step
 * reads some 960.
 */
final class WindowProduct {
    private final float[] bias;
    private final int hop;
    /** Values that a window shares with the next. */
    private final int overlap;

    /** Halves of the rows for the first {@code overlap} values of a window. */
    private final Product[] halves;

    private final Product rest;
    /** What this window's sums, and the next one's, have so far. */
    private float[] sums;

    private float[] nextSums;
    /** The half for this window and the next one; the other was added in the step before. */
    private int half;

    private boolean first = true;

    /**
     * @param hop      at least 1
     * @param products the form of the products
     */
    WindowProduct(Dense dense, int hop, Function<Dense, Product> products) {
        bias = dense.bias();
        int length = dense.kernel().length / bias.length;
        // Windows with values left out between them share none, as those side by side: nothing is read beyond the
        // window.
        this.hop = Math.min(hop, length);
        overlap = length - this.hop;
        halves = new Product[] {
            products.apply(dense.rows(0, overlap / 2)), products.apply(dense.rows(overlap / 2, overlap)),
        };
        rest = products.apply(dense.rows(overlap, length));
        sums = bias.clone();
        nextSums = bias.clone();
    }

    /**
     * Sets {@code out} to the product with the next window, and the bias.
     *
     * @param window {@code [in]}
     * @param out    {@code [out]}
     */
    void apply(float[] window, float[] out) {
        if (first) {
            halves[1 - half].add(window, from(1 - half), sums);
            first = false;
        }
        halves[half].addBoth(window, from(half), sums, from(half) + hop, nextSums);
        half = 1 - half;
        rest.add(window, overlap, sums);
        System.arraycopy(sums, 0, out, 0, bias.length);
        float[] used = sums;
        sums = nextSums;
        nextSums = used;
        System.arraycopy(bias, 0, nextSums, 0, bias.length);
    }

    private int from(int half) {
        return half * (overlap / 2);
    }
}
