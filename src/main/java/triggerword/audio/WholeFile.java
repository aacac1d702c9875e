package triggerword.audio;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

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
        // No createTempFile: only its owner could read what that makes.
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(target.getParent());
            // No Files.newOutputStream: an interrupt would close it in the midst of what is to be kept.
            try (var out = new BufferedOutputStream(new FileOutputStream(part.toFile()))) {
                content.writeTo(out);
            }
            move(part, target);
        } catch (IOException e) {
            throw new IOException("could not write (" + reason(e) + "), nothing was changed: " + file, e);
        } finally {
            deleteIfThere(part);
        }
    }

    /** Why, in words; a file system's exception has often no more to say than its name and a path. */
    private static String reason(IOException e) {
        boolean bare = e instanceof FileSystemException system && system.getReason() == null;
        return bare ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
    }

    /** Must not fail: it would hide the reason. */
    private static void deleteIfThere(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
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
