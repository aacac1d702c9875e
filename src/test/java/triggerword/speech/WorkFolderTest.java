package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path cache;

    @Test
    void whatFailsInOneLeavesNothing() {
        assertThatThrownBy(() -> {
                    try (var work = WorkFolder.in(cache)) {
                        Files.writeString(
                                Files.createDirectories(work.path().resolve("a"))
                                        .resolve("b"),
                                "half");
                        throw new IOException("the disk is full");
                    }
                })
                .hasMessage("the disk is full");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void thoseThatWereLeftADayAgoAreCleaned() throws IOException {
        Path left = aged(WorkFolder.in(cache).path(), 2);
        Path atWork = WorkFolder.in(cache).path();
        Path kept = aged(Files.createDirectory(cache.resolve("common-words")), 2);
        WorkFolder.clean(cache);
        assertThat(left).doesNotExist();
        assertThat(atWork).exists();
        assertThat(kept).exists();
    }

    private static Path aged(Path folder, int days) throws IOException {
        Files.writeString(folder.resolve("clip.flac"), "");
        return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(days, ChronoUnit.DAYS)));
    }
}
