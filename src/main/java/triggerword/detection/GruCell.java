package triggerword.detection;

import java.util.function.Function;
import triggerword.model.NetworkOptions;

/**
 * A gated recurrent unit (Cho et al. 2014) and its state, in both of Keras' forms; gates in the order z, r, h.
 *
 * <pre>{@code
 * z = σ(x·Wz + h·Uz)   r = σ(x·Wr + h·Ur)
 * c = tanh(x·Wh + (r*h)·Uh)              resetAfter = false
 * c = tanh(x·Wh + r*(h·Uh + bh))         resetAfter = true
 * h = z*h + (1 - z)*c
 * }</pre>
 */
final class GruCell {
    private final NetworkOptions options;
    private final Product input;
    private final Product recurrentGates;
    private final Product recurrentCandidate;
    private final float[] state;
    private final float[] resetState;
    /** First what the input gives to z, r and h, then the gates. */
    private final float[] gates;

    private final float[] candidate;

    /**
     * A cell with a state of zeros.
     *
     * @param input     {@code [in] → [3 * units]}
     * @param recurrent {@code [units] → [3 * units]}
     * @param products  the form of the products
     */
    GruCell(NetworkOptions options, Dense input, Dense recurrent, Function<Dense, Product> products) {
        this.options = options;
        int units = options.units();
        float[] bias = input.bias().clone();
        // What is added to z and r is added anyway; only the candidate's bias is under the reset gate.
        for (int i = 0; i < 2 * units; i++) {
            bias[i] += recurrent.bias()[i];
        }
        this.input = products.apply(new Dense(input.kernel(), bias));
        recurrentGates = products.apply(recurrent.columns(0, 2 * units));
        recurrentCandidate = products.apply(recurrent.columns(2 * units, 3 * units));
        state = new float[units];
        resetState = new float[units];
        gates = new float[3 * units];
        candidate = new float[units];
    }

    /** Takes the input of a step and gives the new state; the array is the cell's own. */
    float[] step(float[] in) {
        int units = options.units();
        input.apply(in, gates);
        recurrentGates.add(state, 0, gates);
        if (options.hardSigmoid()) {
            Activation.hardSigmoid(gates, 2 * units);
        } else {
            Activation.sigmoid(gates, 2 * units);
        }
        if (options.resetAfter()) {
            recurrentCandidate.apply(state, candidate);
            for (int i = 0; i < units; i++) {
                candidate[i] = gates[2 * units + i] + gates[units + i] * candidate[i];
            }
        } else {
            for (int i = 0; i < units; i++) {
                resetState[i] = gates[units + i] * state[i];
            }
            recurrentCandidate.apply(resetState, candidate);
            for (int i = 0; i < units; i++) {
                candidate[i] += gates[2 * units + i];
            }
        }
        Activation.tanh(candidate, units);
        for (int i = 0; i < units; i++) {
            state[i] = gates[i] * (state[i] - candidate[i]) + candidate[i];
        }
        return state;
    }
}
