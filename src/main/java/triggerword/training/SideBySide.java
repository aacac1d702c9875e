package triggerword.training;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.factory.Nd4j;

/** Trainings at the same time, as many as there are cores: none waits for another. */
public final class SideBySide {
    private SideBySide() {}

    /** A training, which an interrupt of its thread stops. */
    public interface Training {
        /**
         * Trains.
         *
         * @return false if it was interrupted
         * @throws IOException if what is to be kept cannot be written
         */
        boolean run() throws IOException;
    }

    /**
     * Runs all to their end. If this thread is interrupted, or one of them is, or fails, all stop, and what they have is
     * kept.
     *
     * @return false if it was interrupted
     * @throws IOException      what the first one that failed did throw
     * @throws RuntimeException likewise
     */
    public static boolean run(List<? extends Training> trainings) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            var thread = new Thread(task, "training");
            thread.setDaemon(true);
            return thread;
        });
        var ended = new ExecutorCompletionService<Boolean>(pool);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        trainings.forEach(training -> ended.submit(() -> run(training, failures)));
        boolean stopped = false;
        try {
            for (int i = 0; i < trainings.size() && !stopped; i++) {
                Future<Boolean> next = ended.take();
                stopped = !next.get();
            }
        } catch (InterruptedException e) {
            stopped = true;
        } catch (ExecutionException e) {
            throw new AssertionError("what fails is kept", e);
        }
        stopped |= stop(pool);
        rethrow(failures);
        return !stopped;
    }

    /** @return false if it was interrupted, or failed */
    private static boolean run(Training training, ConcurrentLinkedQueue<Throwable> failures) {
        try {
            try {
                return training.run();
            } finally {
                // else their memory stays until a collection finds that the thread is gone
                Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
            }
        } catch (Throwable problem) { // of any kind: it is thrown to who waits for all
            failures.add(problem);
            return false;
        }
    }

    /**
     * Interrupts what still trains, and waits until it has kept what it has.
     *
     * @return true if this thread was interrupted meanwhile
     */
    private static boolean stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return Thread.interrupted() || interrupted;
    }

    private static void rethrow(ConcurrentLinkedQueue<Throwable> failures) throws IOException {
        Throwable first = failures.poll();
        if (first == null) {
            return;
        }
        // the JVM throws one OutOfMemoryError several times
        failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof IOException reason) {
            throw reason;
        }
        if (first instanceof Error reason) {
            throw reason;
        }
        throw (RuntimeException) first;
    }
}
