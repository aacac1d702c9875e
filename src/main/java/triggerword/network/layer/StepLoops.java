package triggerword.network.layer;

import java.util.function.Function;

/**
 * The loops of a layer normalization over a few rows {@code [row][channel]}: bias, normalization of the row (Ba et al.
 * 2016), scale and shift, ReLU, and back.
 *
 * <p>Write x̂ = (z + bias − mean) / √(variance + ε) with the moments of the row; the output is
 * y = relu(gamma · x̂ + beta).
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface StepLoops<A> {
    /** PyTorch's default: what keeps the division finite. */
    double EPSILON = 1e-5;

    /** Per channel {@code [pitch]}, zeros behind the channels. Also the sums of gradients by them. */
    record Weights<A>(A bias, A gamma, A beta) {
        <B> Weights<B> map(Function<A, B> function) {
            return new Weights<>(function.apply(bias), function.apply(gamma), function.apply(beta));
        }
    }

    /** Replaces z by y. */
    void forward(A z, int rows, Weights<A> weights);

    /** Replaces the gradient by y by that by z, adds those by the weights to {@code sums}, and spoils z. */
    void backward(A z, A gradient, int rows, Weights<A> weights, Weights<A> sums);
}
