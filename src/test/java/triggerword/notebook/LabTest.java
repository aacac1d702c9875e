package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
    /** As seen from {@code notebooks/}. */
    private static final Path SHIPPED = Path.of("..", "data");

    @TempDir
    Path folder;

    @Test
    void theShippedClipsHaveAPlainNameHoweverTheirFolderIsWritten() {
        assertThat(Lab.trained(SHIPPED)).hasFileName("data.zip");
        assertThat(Lab.trained(SHIPPED.toAbsolutePath())).isEqualTo(Lab.trained(SHIPPED));
    }

    @Test
    void foldersOfOneNameDoNotShareANetwork() {
        Path mine = Lab.trained(folder.resolve("a").resolve("data"));
        Path yours = Lab.trained(folder.resolve("b").resolve("data"));
        assertThat(mine).isNotEqualTo(yours).isNotEqualTo(Lab.trained(SHIPPED));
        assertThat(mine.getFileName().toString()).matches("data-[0-9a-f]{8}\\.zip");
        assertThat(Lab.trained(folder.resolve("a").resolve(".").resolve("data")))
                .isEqualTo(mine);
    }

    @Test
    void clipsOfOnesOwnAreNotHeardWithTheShippedNetwork() {
        Path clips = folder.resolve("my-clips");
        assertThatThrownBy(() -> Lab.model(clips))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("expected a network of " + clips + " but there is none yet, run notebook 5 first: "
                        + Lab.trained(clips));
    }
}
