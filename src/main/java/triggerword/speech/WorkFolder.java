package triggerword.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder in the cache for what is needed meanwhile only: closed, it is gone. */
record WorkFolder(Path path) implements AutoCloseable {
    private static final String PREFIX = ".part-";

    /**
     * A new one.
     *
     * @throws IOException if it cannot be made
     */
    static WorkFolder in(Path cache) throws IOException {
        return new WorkFolder(Files.createDirectories(cache.resolve(PREFIX + UUID.randomUUID())));
    }

    /**
     * Removes those that interrupted runs left, if they are a day old: younger ones may belong to a run that is going on.
     *
     * @throws IOException if that is not allowed
     */
    static void clean(Path cache) throws IOException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (Stream<Path> all = Files.list(cache)) {
            for (Path path : all.filter(WorkFolder::isOne).toList()) {
                try {
                    if (Files.getLastModifiedTime(path).toInstant().isBefore(yesterday)) {
                        delete(path);
                    }
                } catch (NoSuchFileException e) {
                    // its run has ended meanwhile, or another one cleans, too
                }
            }
        }
    }

    private static boolean isOne(Path path) {
        return path.getFileName().toString().startsWith(PREFIX);
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
