package triggerword.training;

/** A training whose loss is no longer a number: going on with it, or doing the same again, is of no use. */
public final class DivergedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * What happened.
     *
     * @param step of the training, from 1
     */
    DivergedException(double loss, int step, double learningRate) {
        super("the loss was " + loss + " in step " + step + "; a smaller learning rate than " + learningRate
                + " may help");
    }
}
