package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileTakesThePlaceOfTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        WholeFile.write(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void foldersAreMade() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        WholeFile.write(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("could not write (No space left on device), nothing was changed: " + file);
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void contentThatFailsOtherwiseLeavesNothingEither() {
        Path file = folder.resolve("a.txt");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    throw new IllegalStateException("no content");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsReallyFullIsNamed() {
        // /dev/full takes no byte; a write that goes through it ends as on a full disk.
        Path file = folder.resolve("a.txt");
        assertThatThrownBy(() -> WholeFile.write(file, out -> Files.write(Path.of("/dev/full"), new byte[10])))
                .isInstanceOf(IOException.class)
                .hasMessage("could not write (No space left on device), nothing was changed: " + file);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("a"), "a file");
        Path file = notAFolder.resolve("b.wav");
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write('n')))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("could not write (")
                .hasMessageEndingWith(", nothing was changed: " + file);
    }

    @Test
    void aFileCanBeReadByThoseWhoReadItsNeighbours() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.txt"), "p");
        Path file = folder.resolve("a.txt");
        WholeFile.write(file, out -> out.write('n'));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }
}
