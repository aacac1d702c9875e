package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.Waveform;

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

    @Test
    void aWordThatIsNotYetSpokenIsTold(@TempDir Path folder) {
        Path none = folder.resolve("none");
        var options = TrainOptions.parse(List.of("Hey Computer", "--data", none.toString()));
        assertThatThrownBy(() -> Train.train(options))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "expected a folder of clips but there is none, run ./lab speak \"hey computer\" first or name"
                                + " a folder with --data: " + none);
    }

    @Test
    void nearMissesThatThereAreNotAreMissedBeforeTheTraining(@TempDir Path folder) throws Exception {
        for (String clip : List.of("positives/a", "negatives/b", "backgrounds/c")) {
            AudioFile.write(Waveform.mono(new float[16_000], 16_000), folder.resolve(clip + ".wav"));
        }
        var options = TrainOptions.parse(List.of(
                "word",
                "--data",
                folder.toString(),
                "--near-misses",
                "5",
                "--out",
                folder.resolve("m.zip").toString()));
        assertThatThrownBy(() -> Train.train(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--near-misses: expected clips of validation persons whose class in the manifest is"
                        + " confusable but there was none: " + folder);
    }
}
