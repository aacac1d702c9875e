package triggerword.evaluation;

import java.util.function.DoublePredicate;

/** Finds thresholds exactly, whatever the scores are. */
final class Thresholds {
    private Thresholds() {}

    /**
     * The least float from 0 to 1 at which a condition holds that holds at 1 and, once it holds, goes on to hold.
     *
     * <p>Scores are floats, and so is every threshold that makes a difference; floats of one sign are ordered like their
     * bits, of which 30 halvings find the one. How scores are smoothed need not be known.
     */
    static double least(DoublePredicate holds) {
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
