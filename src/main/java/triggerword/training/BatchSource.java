package triggerword.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import triggerword.dataset.Example;

/**
 * Gets the examples of the next batch while the network learns from this one: they may be synthesized only when asked
 * for. Two batches are in memory at a time.
 */
final class BatchSource implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "examples");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Example> examples;
    private final Iterator<List<Integer>> batches;
    private Future<List<Example>> next;

    /**
     * Begins with the first batch.
     *
     * @param batches indices of the examples of each
     */
    BatchSource(List<Example> examples, List<List<Integer>> batches) {
        this.examples = examples;
        this.batches = batches.iterator();
        request();
    }

    private void request() {
        if (!batches.hasNext()) {
            next = null;
            return;
        }
        List<Integer> indices = batches.next();
        next = worker.submit(() -> {
            var batch = new ArrayList<Example>(indices.size());
            for (int index : indices) {
                // Nobody waits for the rest of a batch once the source is closed.
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                batch.add(examples.get(index));
            }
            return batch;
        });
    }

    boolean hasNext() {
        return next != null;
    }

    /**
     * The next batch.
     *
     * @throws InterruptedException if this thread is to stop
     * @throws RuntimeException     what went wrong when an example was made
     */
    List<Example> next() throws InterruptedException {
        List<Example> batch;
        try {
            batch = next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("an example could not be made: " + e.getCause(), e.getCause());
        }
        request();
        return batch;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
