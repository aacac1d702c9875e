package triggerword.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it is there whole or, if anything fails, as it was before. */
final class AtomicFile {
    private AtomicFile() {}

    /** Fills the stream of the new file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes to a temporary file beside it, then puts that in its place. */
    static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.writeTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("could not write the file: " + e.getMessage() + ": " + file, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
