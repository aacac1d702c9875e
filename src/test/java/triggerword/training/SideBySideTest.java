package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import triggerword.training.SideBySide.Training;

class SideBySideTest {
    private final AtomicInteger kept = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Trains until it is interrupted, and then keeps what it has. */
    private boolean endless() {
        begun.countDown();
        try {
            Thread.sleep(60_000);
            return true;
        } catch (InterruptedException e) {
            kept.incrementAndGet();
            return false;
        }
    }

    @Test
    void allRunToTheirEnd() throws IOException {
        var ran = new AtomicInteger();
        Training training = () -> ran.incrementAndGet() > 0;
        assertThat(SideBySide.run(Collections.nCopies(7, training))).isTrue();
        assertThat(ran).hasValue(7);
        assertThat(SideBySide.run(List.of())).isTrue();
    }

    @Test
    void anInterruptStopsAllOnceTheyHaveKeptWhatTheyHave() throws Exception {
        Thread caller = Thread.currentThread();
        var interrupting = new Thread(() -> {
            await();
            caller.interrupt();
        });
        interrupting.start();
        assertThat(SideBySide.run(List.of(this::endless))).isFalse();
        assertThat(kept).hasValue(1);
        assertThat(Thread.interrupted()).isFalse();
        interrupting.join();
    }

    @Test
    void ifOneFailsTheOthersStopAndKeepWhatTheyHave() {
        Training failing = () -> {
            if (Runtime.getRuntime().availableProcessors() > 1) {
                await();
            }
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> SideBySide.run(List.of(failing, this::endless)))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(kept).hasValue(begun.getCount() == 0 ? 1 : 0);
    }

    @Test
    void whatFailsWhileAllStopIsTold() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "they run one after the other");
        Training stopped = () -> {
            await();
            return false;
        };
        Training failing = () -> {
            endless();
            throw new DivergedException(Double.NaN, 3, 1e-3);
        };
        assertThatThrownBy(() -> SideBySide.run(List.of(failing, stopped))).isInstanceOf(DivergedException.class);
    }

    private void await() {
        try {
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
