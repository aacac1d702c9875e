package triggerword.evaluation;

import java.util.function.DoublePredicate;

/** Finds thresholds to the last bit, whatever the scores are. */
final class Thresholds {
    private Thresholds() {}

    /**
     * A float from 0 to 1 at which a condition holds that holds at 1, and just below which it does not hold, unless it is 0.
     *
     * <p>Where the condition goes on to hold once it holds, there is one such float: the least at which it holds. Otherwise it
     * is one of several, and not always the least.
     *
     * <p>Scores are floats, and so is every threshold that makes a difference; floats of one sign are ordered like their
     * bits, of which 30 halvings find the one. How scores are smoothed need not be known.
     */
    static double holding(DoublePredicate holds) {
        int low = Float.floatToIntBits(0);
        int high = Float.floatToIntBits(1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(Float.intBitsToFloat(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Float.intBitsToFloat(high);
    }
}
