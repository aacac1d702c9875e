package triggerword.network.layer;

/**
 * The loops of a normalization by channel over a few rows {@code [row][channel]}: scale and shift, ReLU, and back.
 * Statistics and per-channel factors come from outside.
 *
 * <p>Write x̂ = (x − mean) · inverse deviation; the output is y = relu(scale · x + shift).
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface ChannelLoops<A> {
    /** Per channel {@code [pitch]}. */
    record Affine<A>(A scale, A shift, A mean, A inverse) {}

    /** Per channel: the mean of x over the rows into {@code mean}, the summed squares of x − mean into {@code squares}. */
    void moments(A x, int rows, A mean, A squares);

    /** Replaces x by y. */
    void forward(A x, int rows, Affine<A> affine);

    /**
     * Replaces the gradient by y by g, the gradient by the normalized value before the ReLU, and adds g to
     * {@code sums} and g · x̂ to {@code products}, per channel.
     */
    void backwardSums(A x, A gradient, int rows, Affine<A> affine, A sums, A products);

    /** Replaces g by the gradient by x: scale · (g − meanOfG − x̂ · meanOfProduct). */
    void backward(A x, A gradient, int rows, Affine<A> affine, A meanOfG, A meanOfProduct);
}
