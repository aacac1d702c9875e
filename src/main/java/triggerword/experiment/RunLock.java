package triggerword.experiment;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps two trainings from writing one run, be they in this program or in another. */
final class RunLock {
    private final FileOutputStream file;

    private RunLock(FileOutputStream file) {
        this.file = file;
    }

    /**
     * The lock of a run's folder, which is made if there is none.
     *
     * @throws IOException if somebody else has it
     */
    static RunLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = new FileOutputStream(folder.resolve(".lock").toFile());
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock != null) {
                return new RunLock(file);
            }
        } catch (OverlappingFileLockException e) {
            // this program has it
        }
        file.close();
        throw new IOException("expected a run that nobody else trains just now but was one that is trained: " + folder);
    }

    void release() throws IOException {
        file.close();
    }
}
