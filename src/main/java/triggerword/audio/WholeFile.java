package triggerword.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: to a temporary file beside it, which then takes its place. */
public final class WholeFile {
    /** What puts a file's bytes into the stream it is given. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes {@code content} to {@code file}, making its folder where there is none.
     *
     * @throws IOException if the content cannot be written (a full disk, say): the file is then as it was before, and
     *     nothing half-written stays; the message names the file
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            move(part, target);
        } catch (IOException e) {
            throw new IOException("could not write (" + e.getMessage() + "), nothing was changed: " + file, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
