package triggerword.training;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Trainings at the same time, as many as there are cores: each waits for itself alone. */
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
        trainings.forEach(training -> ended.submit(training::run));
        try {
            for (int i = 0; i < trainings.size(); i++) {
                if (!ended.take().get()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        } finally {
            stop(pool);
        }
    }

    /** Interrupts what still trains, and waits until it has kept what it has. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // one more asks for the same: they are stopping already
            }
        }
    }
}
