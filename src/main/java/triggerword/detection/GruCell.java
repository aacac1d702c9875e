package triggerword.detection;

import java.util.Arrays;
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
    private final Dense input;
    private final Dense recurrent;
    private final float[] state;
    private final float[] resetState;
    private final float[] fromInput;
    private final float[] fromState;

    /**
     * A cell with a state of zeros.
     *
     * @param kernel          {@code [in][3 * units]}
     * @param recurrentKernel {@code [units][3 * units]}
     * @param bias            {@code [3 * units]}, or {@code [2][3 * units]} (input, recurrent) with resetAfter
     */
    GruCell(NetworkOptions options, float[] kernel, float[] recurrentKernel, float[] bias) {
        this(
                options,
                new Dense(kernel, Arrays.copyOf(bias, 3 * options.units())),
                recurrent(recurrentKernel, bias, options));
    }

    private static Dense recurrent(float[] kernel, float[] bias, NetworkOptions options) {
        int columns = 3 * options.units();
        float[] second = options.resetAfter() ? Arrays.copyOfRange(bias, columns, 2 * columns) : new float[columns];
        return new Dense(kernel, second);
    }

    private GruCell(NetworkOptions options, Dense input, Dense recurrent) {
        this.options = options;
        this.input = input;
        this.recurrent = recurrent;
        state = new float[options.units()];
        resetState = new float[options.units()];
        fromInput = new float[3 * options.units()];
        fromState = new float[3 * options.units()];
    }

    /** This cell for inputs that are normalized before. */
    GruCell after(Normalization normalization) {
        return new GruCell(options, input.after(normalization), recurrent);
    }

    /** Takes the input of a step and gives the new state; the array is the cell's own. */
    float[] step(float[] in) {
        int units = options.units();
        input.apply(in, fromInput);
        if (options.resetAfter()) {
            recurrent.apply(state, fromState);
        } else {
            Arrays.fill(fromState, 0);
            Dense.addProduct(state, recurrent.kernel(), 3 * units, 0, 2 * units, fromState);
            for (int i = 0; i < units; i++) {
                resetState[i] = gate(units + i) * state[i];
            }
            Dense.addProduct(resetState, recurrent.kernel(), 3 * units, 2 * units, 3 * units, fromState);
        }
        for (int i = 0; i < units; i++) {
            float update = gate(i);
            float reset = options.resetAfter() ? gate(units + i) : 1;
            double candidate = Math.tanh(fromInput[2 * units + i] + reset * fromState[2 * units + i]);
            state[i] = (float) (update * state[i] + (1 - update) * candidate);
        }
        return state;
    }

    private float gate(int column) {
        float sum = fromInput[column] + fromState[column];
        return options.hardSigmoid() ? Math.max(0, Math.min(1, 0.2f * sum + 0.5f)) : (float) (1 / (1 + Math.exp(-sum)));
    }
}
