package triggerword.network.layer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The processor's cores among the networks that compute at a time. One network has them all. Once there are as many as
 * cores, each stays on the thread that asked for it: threads that wait for each other after every layer waste a part of
 * their time, with small networks a fifth. Between the two they share one pool of threads.
 *
 * <p>What is computed does not depend on it.
 */
public final class Cores {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();
    /** ND4J's and oneDNN's OpenMP is one; what is set holds for the thread that sets it. OpenBLAS has threads of its own. */
    private static final NativeOps OPEN_MP = NativeOpsHolder.getInstance().getDeviceNativeOps();

    private static final AtomicInteger COMPUTING = new AtomicInteger();
    private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);

    private Cores() {}

    /** Computes something with a network on this thread's part of the cores, as it is when the computation begins. */
    public static <T> T share(Supplier<T> computation) {
        int networks = COMPUTING.incrementAndGet();
        try {
            return with(Math.max(1, COUNT / networks), networks >= COUNT, computation);
        } finally {
            COMPUTING.decrementAndGet();
        }
    }

    /**
     * Runs independent pieces of a computation in any order, each by one thread: where several multiply at a time,
     * OpenMP's own threads would only be in their way. If some fail, the others still end, as they may write to memory that
     * is free afterwards.
     *
     * @throws RuntimeException what the first one that failed did throw
     */
    static void forEach(int pieces, IntConsumer action) {
        var failure = new AtomicReference<Throwable>();
        IntStream all = IntStream.range(0, pieces);
        (ALONE.get() ? all : all.parallel())
                .forEach(piece -> with(1, true, () -> {
                    try {
                        action.accept(piece);
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    }
                    return piece;
                }));
        if (failure.get() instanceof Error e) {
            throw e;
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }

    /** Computes with at most so many of OpenMP's threads, and pieces on this thread alone if that is asked for. */
    private static <T> T with(int threads, boolean alone, Supplier<T> computation) {
        int before = OPEN_MP.ompGetMaxThreads();
        boolean aloneBefore = ALONE.get();
        OPEN_MP.setOmpNumThreads(Math.min(before, threads));
        ALONE.set(alone);
        try {
            return computation.get();
        } finally {
            ALONE.set(aloneBefore);
            OPEN_MP.setOmpNumThreads(before);
        }
    }
}
