package triggerword.network.layer;

import java.util.Arrays;

/** The GRU's time loop in plain Java: the equations one after the other. */
final class PlainGruCell implements GruCell<double[]> {
    private final Weights<double[]> weights;
    private final int sequences;
    private final int units;
    private final double[] sums;
    private final double[] carry;

    PlainGruCell(Weights<double[]> weights, int sequences) {
        this.weights = weights;
        this.sequences = sequences;
        this.units = weights.units();
        this.sums = new double[3 * units];
        this.carry = new double[sequences * units];
    }

    @Override
    public void forward(double[] gates, double[] hidden, int steps) {
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = 0; step < steps; step++) {
                int h = (sequence * (steps + 1) + step) * units;
                forward(gates, (sequence * steps + step) * GATES * units, hidden, h);
            }
        }
    }

    private void forward(double[] gates, int z, double[] hidden, int h) {
        int r = z + units;
        int c = r + units;
        int s = c + units;
        double[] bias = weights.bias();
        Arrays.fill(sums, 0);
        multiply(hidden, h, 0, weights.resetAfter() ? 3 * units : 2 * units);
        for (int i = 0; i < units; i++) {
            gates[z + i] = gate(gates[z + i] + bias[i] + sums[i]);
            gates[r + i] = gate(gates[r + i] + bias[units + i] + sums[units + i]);
        }
        if (weights.resetAfter()) {
            for (int i = 0; i < units; i++) {
                gates[s + i] = sums[2 * units + i] + weights.candidateBias()[i];
                gates[c + i] = Math.tanh(gates[c + i] + bias[2 * units + i] + gates[r + i] * gates[s + i]);
            }
        } else {
            for (int i = 0; i < units; i++) {
                gates[s + i] = gates[r + i] * hidden[h + i];
            }
            multiply(gates, s, 2 * units, 3 * units);
            for (int i = 0; i < units; i++) {
                gates[c + i] = Math.tanh(gates[c + i] + bias[2 * units + i] + sums[2 * units + i]);
            }
        }
        for (int i = 0; i < units; i++) {
            double update = gates[z + i];
            hidden[h + units + i] = update * hidden[h + i] + (1 - update) * gates[c + i];
        }
    }

    /** Adds {@code x·U} to the columns {@code from} up to {@code to} of the sums. */
    private void multiply(double[] x, int offset, int from, int to) {
        double[] kernel = weights.kernel();
        for (int k = 0; k < units; k++) {
            double value = x[offset + k];
            int row = k * 3 * units;
            for (int i = from; i < to; i++) {
                sums[i] += value * kernel[row + i];
            }
        }
    }

    @Override
    public void backward(double[] gates, double[] hidden, double[] gradient, int steps) {
        for (int sequence = 0; sequence < sequences; sequence++) {
            for (int step = steps - 1; step >= 0; step--) {
                int row = sequence * steps + step;
                for (int i = 0; i < units; i++) {
                    carry[sequence * units + i] += gradient[row * units + i];
                }
                int h = (sequence * (steps + 1) + step) * units;
                backward(gates, row * GATES * units, hidden, h, sequence * units);
            }
        }
    }

    /** One step back: {@code carry[d...]} is the gradient of this step's state, and becomes that of the one before. */
    private void backward(double[] gates, int z, double[] hidden, int h, int d) {
        int r = z + units;
        int c = r + units;
        int s = c + units;
        for (int i = 0; i < units; i++) {
            double update = gates[z + i];
            double candidate = gates[c + i];
            double state = carry[d + i];
            gates[z + i] = state * (hidden[h + i] - candidate) * slope(update);
            gates[c + i] = state * (1 - update) * (1 - candidate * candidate);
            carry[d + i] = state * update;
        }
        for (int i = 0; i < units; i++) {
            double reset = gates[r + i];
            if (weights.resetAfter()) {
                gates[r + i] = gates[c + i] * gates[s + i] * slope(reset);
                gates[s + i] = gates[c + i] * reset;
            } else {
                double resetState = dot(gates, c, i, 2);
                gates[r + i] = resetState * hidden[h + i] * slope(reset);
                carry[d + i] += resetState * reset;
            }
        }
        for (int i = 0; i < units; i++) {
            carry[d + i] += dot(gates, z, i, 0) + dot(gates, r, i, 1);
            if (weights.resetAfter()) {
                carry[d + i] += dot(gates, s, i, 2);
            }
        }
    }

    /** A gate's gradient times row {@code i} of that gate's recurrent weights. */
    private double dot(double[] gradient, int offset, int i, int gate) {
        double[] kernel = weights.kernel();
        int row = (3 * i + gate) * units;
        double sum = 0;
        for (int k = 0; k < units; k++) {
            sum += gradient[offset + k] * kernel[row + k];
        }
        return sum;
    }

    private double gate(double x) {
        return weights.hardSigmoid() ? Math.min(1, Math.max(0, 0.2 * x + 0.5)) : Logistic.sigmoid(x);
    }

    /** The derivative of {@link #gate} where its value is {@code y}. */
    private double slope(double y) {
        if (weights.hardSigmoid()) {
            return y > 0 && y < 1 ? 0.2 : 0;
        }
        return y * (1 - y);
    }
}
