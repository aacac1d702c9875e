package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class CoresTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    static {
        Nd4j.create(1); // loads what OpenMP is asked by
    }

    private static int openMpThreads() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }

    /** The threads that make pieces, each of which waits a while for a second thread. */
    private static Set<Thread> workers() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        var several = new CountDownLatch(2);
        Cores.forEach(20, piece -> {
            assertThat(openMpThreads()).isEqualTo(1);
            if (workers.add(Thread.currentThread())) {
                several.countDown();
            }
            await(several, 100);
        });
        return workers;
    }

    private static void await(CountDownLatch latch, long ms) {
        try {
            latch.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneNetworkHasAllCores() {
        int before = openMpThreads();
        assertThat(Cores.share(CoresTest::openMpThreads)).isEqualTo(Math.min(before, CORES));
        assertThat(Cores.share(CoresTest::workers)).hasSizeGreaterThanOrEqualTo(Math.min(2, CORES));
        assertThat(openMpThreads()).isEqualTo(before);
    }

    @Test
    void ofAsManyAsThereAreCoresEachStaysOnItsThread() throws InterruptedException {
        var begun = new CountDownLatch(CORES - 1);
        var end = new CountDownLatch(1);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < CORES; i++) {
            var other = new Thread(() -> Cores.share(() -> {
                begun.countDown();
                await(end, 60_000);
                return 0;
            }));
            other.setDaemon(true);
            other.start();
            others.add(other);
        }
        try {
            await(begun, 60_000);
            assertThat(Cores.share(CoresTest::openMpThreads)).isEqualTo(1);
            assertThat(Cores.share(CoresTest::workers)).containsExactly(Thread.currentThread());
        } finally {
            end.countDown();
            for (Thread other : others) {
                other.join();
            }
        }
        assertThat(Cores.share(CoresTest::workers)).hasSizeGreaterThanOrEqualTo(Math.min(2, CORES));
    }

    @Test
    void aFailureGivesTheCoresBack() {
        int before = openMpThreads();
        assertThatThrownBy(() -> Cores.share(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(openMpThreads()).isEqualTo(before);
        assertThat(Cores.share(CoresTest::workers)).hasSizeGreaterThanOrEqualTo(Math.min(2, CORES));
    }

    @Test
    void ifAPieceFailsTheOthersStillEnd() {
        var ended = new AtomicInteger();
        assertThatThrownBy(() -> Cores.forEach(50, piece -> {
                    if (piece % 7 == 3) {
                        throw new OutOfMemoryError("failed");
                    }
                    ended.incrementAndGet();
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("failed");
        assertThat(ended).hasValue(50 - 7);
    }
}
