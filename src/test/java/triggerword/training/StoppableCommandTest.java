package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs of their own: a command ends the program that it is in. */
@Timeout(60)
class StoppableCommandTest {
    /** Does what its argument says. */
    static final class Program {
        public static void main(String[] arguments) {
            StoppableCommand.run(() -> work(arguments[0]), "interrupted.");
        }

        private static void work(String what) throws IOException, InterruptedException {
            switch (what) {
                case "diverge" -> throw new DivergedException(Double.NaN, 3, 0.5);
                case "read" ->
                    throw new UncheckedIOException(new IOException("expected a file but there is none: a.wav"));
                case "train" -> {
                    keptState();
                    System.out.println("state kept");
                    throw new InterruptedException();
                }
                case "write" -> {
                    keptState();
                    throw new IOException("expected to write m.zip", new ClosedByInterruptException());
                }
                default -> {
                    keptState();
                    throw new IOException("no space left: m.zip");
                }
            }
        }

        private static void keptState() {
            System.out.println("begun");
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                // that is what it waits for
            }
        }
    }

    @Test
    void whatIsImpossibleIsOneSentence() throws Exception {
        assertSays("diverge", "lab: the loss was NaN in step 3; a smaller learning rate than 0.5 may help");
        assertSays("read", "lab: expected a file but there is none: a.wav");
    }

    private static void assertSays(String what, String sentence) throws Exception {
        Process program = start(what);
        assertThat(program.inputReader().lines()).containsExactly(sentence);
        assertThat(program.waitFor()).isEqualTo(1);
    }

    @Test
    void whoIsStoppedKeepsItsStateFirst() throws Exception {
        assertStopped("train", "state kept", "lab: interrupted.");
    }

    @Test
    void aFileThatAnInterruptClosedIsNoFailure() throws Exception {
        assertStopped("write", "lab: interrupted.");
    }

    @Test
    void aStateThatCannotBeKeptIsAFailure() throws Exception {
        assertStopped("keep", "lab: no space left: m.zip");
    }

    private static void assertStopped(String what, String... lines) throws Exception {
        // elsewhere, as on Windows, a program that another one ends has no time to keep anything
        assumeThat(ProcessHandle.current().supportsNormalTermination()).isTrue();
        Process program = start(what);
        BufferedReader told = program.inputReader();
        assertThat(told.readLine()).isEqualTo("begun");
        program.toHandle().destroy(); // that of the process closes its output
        assertThat(told.lines()).containsExactly(lines);
        program.waitFor();
    }

    private static Process start(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void anInterruptedMeasurementIsAnInterrupt() throws InterruptedException {
        assertThat(StoppableCommand.measured(() -> 5)).isEqualTo(5);
        assertThatThrownBy(() -> StoppableCommand.measured(() -> {
                    throw new CancellationException("measuring was interrupted after 1 of 10 clips");
                }))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("measuring was interrupted after 1 of 10 clips");
    }
}
