package triggerword.speech;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far a long work is, and how long it will still take. */
final class Progress {
    private static final double EVERY_SECONDS = 5;

    private final PrintStream out;
    private final int total;
    private final long started = System.nanoTime();
    private int done;
    private double told;

    /** @param total what there is to do; what was done before does not count */
    Progress(int total, PrintStream out) {
        this.total = total;
        this.out = out;
    }

    /** Notes that more is done. */
    synchronized void add(int more) {
        done += more;
        double seconds = (System.nanoTime() - started) / 1e9;
        if (seconds - told >= EVERY_SECONDS || done == total) {
            told = seconds;
            long left = Math.round(seconds * (total - done) / done);
            out.printf(
                    Locale.ROOT,
                    "speak: %d of %d clips (%d %%), about %d:%02d min left%n",
                    done,
                    total,
                    100L * done / total,
                    left / 60,
                    left % 60);
        }
    }
}
