package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.speech.SpeakOptions;

class LiveSpeakingTest {
    @Test
    void anInterruptAtTheVeryBeginningIsSaidInASentence(@TempDir Path folder) {
        var options = SpeakOptions.parse(List.of(
                "activate",
                "--dictionary",
                "src/test/resources/triggerword/speech/small.dict",
                "--out",
                folder.resolve("activate").toString(),
                "--cache",
                folder.toString()));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> LiveSpeaking.watch(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stopped before all was spoken: run the cell again, and it goes on");
        assertThat(Thread.interrupted()).isFalse();
    }
}
