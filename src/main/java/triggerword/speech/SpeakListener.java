package triggerword.speech;

import java.io.PrintStream;
import java.util.Locale;

/** Is told how a {@link Speak} goes. */
public interface SpeakListener {
    /** Something worth reading: who speaks, what could be installed, what there is in the end; lines of text. */
    void onNote(String note);

    /**
     * Some more clips were made.
     *
     * @param done  of those that the cache lacked
     * @param total of the same
     */
    void onClips(int done, int total);

    /** Prints the notes, and how far it is now and then. */
    static SpeakListener printing(PrintStream out) {
        return new SpeakListener() {
            private static final double EVERY_SECONDS = 5;
            private final long started = System.nanoTime();
            private double told;

            @Override
            public void onNote(String note) {
                out.println(note);
            }

            @Override
            public synchronized void onClips(int done, int total) {
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
        };
    }
}
