package triggerword.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    private static final String REFUSED =
            "expected a run that nobody else trains just now but was one that is trained: ";

    @TempDir
    Path folder;

    /** Another program that is to train the same run, and prints what came of it. */
    static final class OtherProgram {
        private OtherProgram() {}

        public static void main(String[] arguments) {
            try {
                RunLock.of(Path.of(arguments[0]));
                System.out.print("locked");
            } catch (IOException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void aSecondAttemptIsRefusedAndLeavesTheRunLockedForOtherPrograms() throws IOException {
        RunLock lock = RunLock.of(folder);
        assertThatThrownBy(() -> RunLock.of(folder)).hasMessage(REFUSED + folder);
        Path sameFolder = folder.resolve("../" + folder.getFileName());
        assertThatThrownBy(() -> RunLock.of(sameFolder)).hasMessage(REFUSED + sameFolder);
        assertThat(otherProgram()).isEqualTo(REFUSED + folder);
        lock.release();
        assertThat(otherProgram()).isEqualTo("locked");
    }

    @Test
    void whatIsReleasedOrCouldNotBeLockedMayBeLockedAgain() throws IOException {
        Path notAFile = Files.createDirectory(folder.resolve(".lock"));
        assertThatThrownBy(() -> RunLock.of(folder)).isInstanceOf(FileNotFoundException.class);
        Files.delete(notAFile);
        RunLock.of(folder).release();
        RunLock.of(folder).release();
    }

    private String otherProgram() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
