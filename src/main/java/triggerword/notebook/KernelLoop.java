package triggerword.notebook;

import java.lang.reflect.Field;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.channels.Loop;

/**
 * The kernel's loop over messages. It sleeps for 50 ms after each look: of no account for a cell, but half of the delay
 * that a hand on a slider would feel.
 */
final class KernelLoop {
    private static final long SLEEP_MS = 2;

    private KernelLoop() {}

    /** Lets the loop that this thread runs, if it is one, sleep for 2 ms at most; in an unknown kernel it stays as it is. */
    static void hasten(Thread thread) {
        if (!(thread instanceof Loop)) {
            return;
        }
        try {
            Field body = Loop.class.getDeclaredField("loopBody");
            body.setAccessible(true);
            LongSupplier sleepy = (LongSupplier) body.get(thread);
            body.set(thread, (LongSupplier) () -> Math.min(sleepy.getAsLong(), SLEEP_MS));
        } catch (ReflectiveOperationException e) {
            // It works all the same, a little later.
        }
    }
}
