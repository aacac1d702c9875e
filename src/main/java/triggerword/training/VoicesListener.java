package triggerword.training;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Is told how a {@link VoicesTrainer} goes; of what it does not ask for, nothing. Several threads tell it at a time: each
 * network learns on one of its own.
 */
public interface VoicesListener {
    /**
     * A window, or a noise to mix with, was made.
     *
     * @param what those of the total are
     */
    default void onWindow(String what, int done, int total) {}

    /**
     * A training step was made.
     *
     * @param network from 1
     * @param step    from 1
     * @param loss    average over the last steps
     */
    default void onStep(int network, int step, int steps, double loss) {}

    /**
     * A point of a network's curve: now and then while it learns, and all of those before the interruption after which it
     * goes on.
     *
     * @param loss average over the last steps
     */
    default void onLoss(int network, int step, double loss) {}

    /**
     * A network was measured on validation persons, or was so before the interruption after which it goes on.
     *
     * @param missed part of the words that are missed, average over 1 to 10 false accepts an hour
     */
    default void onValidation(int network, int step, double missed) {}

    /** Prints a line now and then. */
    static VoicesListener printing(PrintStream out) {
        return new VoicesListener() {
            private static final long PAUSE_NANOS = 5_000_000_000L;
            private long lastNanos = System.nanoTime();

            @Override
            public synchronized void onWindow(String what, int done, int total) {
                if (done == total || System.nanoTime() - lastNanos >= PAUSE_NANOS) {
                    print("%s: %,d of %,d", what, done, total);
                }
            }

            @Override
            public synchronized void onStep(int network, int step, int steps, double loss) {
                if (System.nanoTime() - lastNanos >= PAUSE_NANOS) {
                    print("network %d, step %,d of %,d: loss %.3f", network, step, steps, loss);
                }
            }

            @Override
            public synchronized void onValidation(int network, int step, double missed) {
                print("network %d, step %,d: validation persons' words missed %.1f %%", network, step, 100 * missed);
            }

            private void print(String format, Object... values) {
                out.println(String.format(Locale.ROOT, format, values));
                lastNanos = System.nanoTime();
            }
        };
    }
}
