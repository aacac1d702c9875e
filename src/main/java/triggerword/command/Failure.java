package triggerword.command;

import java.io.UncheckedIOException;

/** How a command says that something is impossible. */
public final class Failure {
    private Failure() {}

    /** The sentence of an exception; where one only wraps another, as streams must, that of the other. */
    public static String sentence(Exception failure) {
        return failure instanceof UncheckedIOException ? failure.getCause().getMessage() : failure.getMessage();
    }
}
