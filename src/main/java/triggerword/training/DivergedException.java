package triggerword.training;

/** A training whose loss is no longer a number: going on with it, or doing the same again, is of no use. */
public final class DivergedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    DivergedException(String message) {
        super(message);
    }
}
