package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
    /** Half a training is not what its card says. */
    @Test
    @Timeout(120)
    void anInterruptedCourseLeavesTheModelAsItWas(@TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("activate.zip"), "an older model");
        var options = TrainOptions.parse(
                List.of("activate", "--data", "data", "--preset", "course", "--out", model.toString()));
        Thread training = Thread.currentThread();
        var ended = new AtomicBoolean();
        var interrupting = new Thread(() -> {
            while (!ended.get() && !isLearning()) {
                Thread.onSpinWait();
            }
            training.interrupt();
        });
        interrupting.start();
        assertThatThrownBy(() -> Train.train(options)).isInstanceOf(InterruptedException.class);
        ended.set(true);
        interrupting.join();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(model).hasContent("an older model");
    }

    /** From its first step on, examples are made beside a training. */
    private static boolean isLearning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("examples"));
    }
}
