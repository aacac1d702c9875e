package triggerword.network.layer;

/**
 * The recurrent part of a GRU: the loop over time, for a few sequences side by side. It turns gate inputs into gates and
 * states, and in backward gates into the gradients of the gate inputs; everything else is large matrix products outside.
 *
 * <p>Memory, each row padded to the pitch: {@code gates[sequence][step][4]} with the gates z (update), r (reset), c
 * (candidate) and s; {@code hidden[sequence][step + 1]}, where row 0 is the state before the first step.
 *
 * <p>The fourth gate row keeps what the reset gate acts on. With {@code resetAfter} it is, forward, the product
 * {@code s = h·Uc + bias} that the reset gate scales, and backward the gradient of that product; without, it is
 * {@code s = r ∘ h}, which backward leaves alone, as the gradient of Uc is {@code sᵀ·dc}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface GruCell<A> {
    /** Gate rows of a step: z, r, c, s. */
    int GATES = 4;

    /**
     * The recurrent weights.
     *
     * @param kernel        {@code [units][3][pitch]}: U of Keras, gates z, r, c
     * @param bias          {@code [3][pitch]}: what is added outside of the reset gate's reach
     * @param candidateBias {@code [pitch]}: the recurrent bias of the candidate, which the reset gate scales; zeros
     *                      without {@code resetAfter}
     */
    record Weights<A>(
            A kernel, A bias, A candidateBias, int units, int pitch, boolean resetAfter, boolean hardSigmoid) {}

    /**
     * Runs {@code steps} steps on.
     *
     * @param gates  in: the gate inputs x·W in rows z, r, c; out: the gates
     * @param hidden in: row 0 of each sequence; out: the other rows
     */
    void forward(A gates, A hidden, int steps);

    /**
     * Runs {@code steps} steps back. The gradient of the state is kept from call to call: call from the last steps to
     * the first.
     *
     * @param gates    in: as forward left them; out: the gradients of the gate inputs, and s
     * @param hidden   as forward left it
     * @param gradient {@code [sequence][step]}: the gradient of the loss by each state, from the layer above
     */
    void backward(A gates, A hidden, A gradient, int steps);
}
