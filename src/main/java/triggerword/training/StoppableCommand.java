package triggerword.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import triggerword.command.Failure;

/** A command that trains: Ctrl-C interrupts its thread, and the program ends when that has kept its state. */
public final class StoppableCommand {
    private StoppableCommand() {}

    /** What a command does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @throws IOException          if a file cannot be read or written
         * @throws InterruptedException if this thread was interrupted
         */
        void run() throws IOException, InterruptedException;
    }

    /**
     * Works on this thread, and ends the program with 1 and one sentence if that is impossible.
     *
     * @param interrupted the sentence that is said after an interrupt
     */
    public static void run(Work work, String interrupted) {
        Thread worker = Thread.currentThread();
        var stop = new Thread(() -> {
            worker.interrupt();
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            work.run();
        } catch (InterruptedException e) {
            tell(interrupted);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DivergedException e) {
            tell(isOfAnInterrupt(e) ? interrupted : Failure.sentence(e));
            // who exits while the program is ending waits for the hook, which waits for this thread
            if (isRemoved(stop)) {
                System.exit(1);
            }
        }
    }

    /** A file that is open when its thread is interrupted fails. */
    private static boolean isOfAnInterrupt(Throwable failure) {
        return failure != null
                && (failure instanceof ClosedByInterruptException || isOfAnInterrupt(failure.getCause()));
    }

    /**
     * Runs a measurement; its interrupt is an InterruptedException here.
     *
     * @throws InterruptedException in place of the CancellationException of a measurement that is interrupted
     */
    public static <T> T measured(Supplier<T> measurement) throws InterruptedException {
        try {
            return measurement.get();
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private static boolean isRemoved(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false; // it runs: the program is ending
        }
    }

    private static void tell(String sentence) {
        System.err.println("lab: " + sentence);
    }
}
