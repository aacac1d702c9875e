package triggerword.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import triggerword.audio.Clip;
import triggerword.audio.Waveform;
import triggerword.detection.ScoreTrack;
import triggerword.model.Model;

/** Streams clips through detectors on all processors; the scores are the same on any number of them. */
final class Scoring {
    /** Clips that are heard by one detector, one after the other: a few minutes of sentences. */
    private static final int STREAM_CLIPS = 30;

    private final Model model;
    private final long seed;
    private final ScoringListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final int total;

    /**
     * @param seed  of rooms and noises
     * @param total clips to be scored in all, each counted once in every condition
     */
    Scoring(Model model, long seed, int total, ScoringListener listener) {
        this.model = model;
        this.seed = seed;
        this.total = total;
        this.listener = listener;
    }

    /** Clips of the word, each alone, in every condition. */
    List<ScoredClip> clips(List<Clip> clips, List<Condition> conditions) {
        var tasks = new ArrayList<Callable<ScoredClip>>();
        for (Condition condition : conditions) {
            for (int i = 0; i < clips.size(); i++) {
                Clip clip = clips.get(i);
                long own = seedOf(condition, i);
                tasks.add(() -> {
                    Take take = Take.of(clip, condition, own);
                    var scored = new ScoredClip(clip, condition, own, take.word(), ScoreTrack.of(model, take.sound()));
                    tell(1);
                    return scored;
                });
            }
        }
        return run(tasks, this::interrupted);
    }

    /** Clips without the word as running sound, in every condition. */
    List<ScoredStream> streams(List<Clip> clips, List<Condition> conditions) {
        var tasks = new ArrayList<Callable<ScoredStream>>();
        for (Condition condition : conditions) {
            for (int from = 0; from < clips.size(); from += STREAM_CLIPS) {
                List<Clip> part = clips.subList(from, Math.min(from + STREAM_CLIPS, clips.size()));
                long own = seedOf(condition, -1 - from);
                tasks.add(() -> {
                    Waveform sound = Take.running(part, condition, own);
                    var scored =
                            new ScoredStream(part, condition, own, sound.durationMs(), ScoreTrack.of(model, sound));
                    tell(part.size());
                    return scored;
                });
            }
        }
        return run(tasks, this::interrupted);
    }

    /** What is heard behind a clip does not hang on the other conditions. */
    private long seedOf(Condition condition, int number) {
        return 31 * (31 * seed + Double.hashCode(condition.snrDb())) + number;
    }

    private void tell(int more) {
        listener.scored(done.addAndGet(more), total);
    }

    /** A rate over the clips so far would be one over the first persons only. */
    private String interrupted() {
        return "measuring was interrupted after " + done + " of " + total + " clips";
    }

    /**
     * Runs tasks on all processors: their results, in their order.
     *
     * @param interrupted what is said if this thread is interrupted
     * @throws CancellationException if it is: a part of the results is none
     */
    static <T> List<T> run(List<Callable<T>> tasks, Supplier<String> interrupted) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            var thread = new Thread(task, "scoring");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var results = new ArrayList<T>();
            for (Future<T> result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            var cancelled = new CancellationException(interrupted.get());
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
