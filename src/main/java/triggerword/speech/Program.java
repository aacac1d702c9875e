package triggerword.speech;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
final class Program {
    private static final long TIMEOUT_SECONDS = 600;

    /**
     * What a program printed.
     *
     * @param out to its standard output
     * @param err to its standard error
     */
    record Printed(String out, String err) {}

    private Program() {}

    /** True if a program of this name is on the path. */
    static boolean exists(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /**
     * Runs a program to its end.
     *
     * @param folder where it runs, and where its output is kept meanwhile
     * @param input  what it reads from its standard input
     * @throws InterruptedException if this thread was interrupted; the program was ended
     * @throws IOException if it cannot be started, fails, or takes longer than ten minutes; the message names it
     */
    static Printed run(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.createTempFile(folder, "in", ".txt");
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException(command.get(0) + " took longer than " + TIMEOUT_SECONDS + " s: " + command);
                }
            } finally {
                process.destroyForcibly();
            }
            // Engines print in many encodings; this one reads any byte.
            var printed = new Printed(
                    Files.readString(out, StandardCharsets.ISO_8859_1),
                    Files.readString(err, StandardCharsets.ISO_8859_1));
            if (process.exitValue() != 0) {
                String reason = printed.err()
                        .strip()
                        .lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).contains("error"))
                        .findFirst()
                        .orElse(printed.err().strip());
                throw new IOException(
                        command.get(0) + " ended with code " + process.exitValue() + " (" + reason + "): " + command);
            }
            return printed;
        } catch (ClosedByInterruptException e) {
            // Said by the exception, as everywhere, and not by the thread, too.
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted beside " + command.get(0)).initCause(e);
        } finally {
            for (Path file : List.of(in, out, err)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** As {@link #run(Path, String, List)} without input. */
    static Printed run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, "", List.of(command));
    }
}
