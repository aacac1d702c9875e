package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class CoresTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int PIECES = 200;

    static {
        Nd4j.create(1); // loads what OpenMP is asked by
    }

    private static int openMpThreads() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }

    /** The threads that make pieces, each of which takes a while. */
    private static Set<Thread> workers() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        Cores.forEach(PIECES, piece -> {
            workers.add(Thread.currentThread());
            assertThat(openMpThreads()).isEqualTo(1);
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return workers;
    }

    @Test
    void oneComputationHasAllCores() {
        int before = openMpThreads();
        assertThat(Cores.share(CoresTest::openMpThreads)).isEqualTo(Math.min(before, CORES));
        assertThat(Cores.share(CoresTest::workers)).hasSize(CORES);
        assertThat(openMpThreads()).isEqualTo(before);
    }

    @Test
    void ofAsManyAsThereAreCoresTheLastStaysOnItsThread() throws Exception {
        var begun = new CyclicBarrier(CORES);
        var ended = new CyclicBarrier(CORES);
        ExecutorService threads = Executors.newFixedThreadPool(CORES);
        try {
            List<Future<Boolean>> stayed = new ArrayList<>();
            for (int i = 0; i < CORES; i++) {
                stayed.add(threads.submit(() -> Cores.share(() -> {
                    await(begun);
                    // those who began earlier keep what they had then
                    boolean alone = openMpThreads() == 1 && workers().equals(Set.of(Thread.currentThread()));
                    await(ended);
                    return alone;
                })));
            }
            int alone = 0;
            for (Future<Boolean> one : stayed) {
                alone += one.get() ? 1 : 0;
            }
            assertThat(alone).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(Cores.share(CoresTest::workers)).hasSize(CORES);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureGivesTheCoresBack() {
        int before = openMpThreads();
        assertThatThrownBy(() -> Cores.share(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(openMpThreads()).isEqualTo(before);
        assertThat(Cores.share(CoresTest::workers)).hasSize(CORES);
    }
}
