package triggerword.speech;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Between which frequencies a clip's upper cut-off is drawn, in Hz.
 *
 * @param leastHz the lowest cut-off
 * @param mostHz  the highest
 */
record Band(double leastHz, double mostHz) {
    /** What a microphone of 16 kHz hears: s, f and t lie high. */
    static final Band FULL = new Band(7000, 7900);

    /** Takes an eighth less space, for sets that are shipped. */
    static final Band NARROW = new Band(4000, 7200);

    double draw(SplittableRandom random) {
        return Math.rint(random.nextDouble(leastHz, mostHz));
    }

    /** As in "4 to 7.2 kHz". */
    @Override
    public String toString() {
        return kilohertz(leastHz) + " to " + kilohertz(mostHz) + " kHz";
    }

    private static String kilohertz(double hz) {
        return String.format(Locale.ROOT, "%.1f", hz / 1000).replace(".0", "");
    }
}
