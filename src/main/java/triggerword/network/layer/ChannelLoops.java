package triggerword.network.layer;

/**
 * The loops of a normalization by channel over a few rows {@code [row][channel]}: dropout, scale and shift, ReLU,
 * dropout, and back. Statistics and per-channel factors come from outside.
 *
 * <p>Write d₁, d₂ for the dropouts, x' = d₁(x), x̂ = (x' − mean) · inverse deviation; the output is
 * y = d₂(relu(scale · x' + shift)). The position that a dropout mask depends on is {@code row * channels + channel}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface ChannelLoops<A> {
    /** What surrounds the normalization. */
    record Shape(int channels, int pitch, boolean relu, Dropout before, Dropout after) {}

    /** Per channel {@code [pitch]}: y = scale · x' + shift, x̂ = (x' − mean) · inverse. */
    record Affine<A>(A scale, A shift, A mean, A inverse) {}

    /** Per channel: the mean of x' over the rows into {@code mean}, the summed squares of x' − mean into {@code squares}. */
    void moments(A x, int rows, long firstRow, A mean, A squares);

    /** Replaces x by y. */
    void forward(A x, int rows, long firstRow, Affine<A> affine);

    /**
     * Replaces the gradient by y by g, the gradient by the normalized value before ReLU and dropout, and adds g to
     * {@code sums} and g · x̂ to {@code products}, per channel.
     */
    void backwardSums(A x, A gradient, int rows, long firstRow, Affine<A> affine, A sums, A products);

    /** Replaces g by the gradient by x: d₁(scale · (g − meanOfG − x̂ · meanOfProduct)). */
    void backward(A x, A gradient, int rows, long firstRow, Affine<A> affine, A meanOfG, A meanOfProduct);
}
