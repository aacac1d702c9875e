package triggerword.experiment;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps two trainings from writing one run, be they in this program or in another. */
final class RunLock {
    /**
     * The folders that this program holds. Such a one's file is never opened a second time: to close any descriptor of a file
     * is to lose all of a program's locks on it, on most systems.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileOutputStream file;

    private RunLock(Path folder, FileOutputStream file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * The lock of a run's folder, which is made if there is none.
     *
     * @throws IOException if somebody else has it
     */
    static RunLock of(Path folder) throws IOException {
        Path real = Files.createDirectories(folder).toRealPath();
        if (!HELD.add(real)) {
            throw trained(folder);
        }
        try {
            return new RunLock(real, locked(folder));
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileOutputStream locked(Path folder) throws IOException {
        var file = new FileOutputStream(folder.resolve(".lock").toFile());
        try {
            if (file.getChannel().tryLock() == null) {
                throw trained(folder);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static IOException trained(Path folder) {
        return new IOException(
                "expected a run that nobody else trains just now but was one that is trained: " + folder);
    }

    void release() throws IOException {
        try {
            file.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
