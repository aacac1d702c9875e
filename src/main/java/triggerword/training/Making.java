package triggerword.training;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The making of many sounds, on all cores. */
final class Making {
    private Making() {}

    /**
     * Makes so many, in any order, and tells how many are done.
     *
     * @param what they are
     * @param make makes one, safe for use by several threads
     * @throws InterruptedException if this thread was interrupted
     */
    static void all(int count, String what, VoicesListener listener, IntConsumer make) throws InterruptedException {
        var done = new AtomicInteger();
        Thread caller = Thread.currentThread();
        try {
            IntStream.range(0, count).parallel().forEach(i -> {
                if (caller.isInterrupted()) {
                    throw new CancellationException();
                }
                make.accept(i);
                listener.onWindow(what, done.incrementAndGet(), count);
            });
        } catch (CancellationException e) {
            Thread.interrupted();
            throw new InterruptedException("making windows was interrupted");
        }
    }
}
