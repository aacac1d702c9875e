package triggerword.network.layer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The processor's cores among the networks that compute at a time. One network has them all; if there are as many as
 * cores, each stays on the thread that asked for it. Threads that wait for each other after every layer waste a third of two
 * cores with small networks: two of them side by side need three quarters of the time that they need one after the other.
 *
 * <p>What is computed does not depend on it. OpenBLAS has threads of its own, which this does not touch.
 */
public final class Cores {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();
    /** ND4J's and oneDNN's OpenMP is one; what is set holds for the thread that sets it. */
    private static final NativeOps OPEN_MP = NativeOpsHolder.getInstance().getDeviceNativeOps();

    private static final AtomicInteger COMPUTING = new AtomicInteger();
    private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);

    private Cores() {}

    /** Computes something with a network on this thread's part of the cores. */
    public static <T> T share(Supplier<T> computation) {
        int networks = COMPUTING.incrementAndGet();
        try {
            return with(Math.max(1, COUNT / networks), computation);
        } finally {
            COMPUTING.decrementAndGet();
        }
    }

    /**
     * Runs independent pieces of a computation in any order, each by one thread: where several multiply at a time,
     * OpenMP's own threads would only be in their way.
     */
    static void forEach(int pieces, IntConsumer action) {
        IntStream all = IntStream.range(0, pieces);
        (ALONE.get() ? all : all.parallel())
                .forEach(piece -> with(1, () -> {
                    action.accept(piece);
                    return piece;
                }));
    }

    /** Computes with at most so many of OpenMP's threads, and alone if that is one. */
    private static <T> T with(int threads, Supplier<T> computation) {
        int before = OPEN_MP.ompGetMaxThreads();
        boolean aloneBefore = ALONE.get();
        OPEN_MP.setOmpNumThreads(Math.min(before, threads));
        ALONE.set(threads == 1);
        try {
            return computation.get();
        } finally {
            ALONE.set(aloneBefore);
            OPEN_MP.setOmpNumThreads(before);
        }
    }
}
