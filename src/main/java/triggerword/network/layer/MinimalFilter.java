package triggerword.network.layer;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sums of several taps at neighbouring steps with fewer products than sums times taps: minimal filtering (Winograd,
 * Arithmetic Complexity of Computations, 1980), made by evaluating polynomials at few points (Toom, Cook).
 *
 * <p>For steps x₀, x₁, … and taps g₀, g₁, … the sums {@code y_j = Σ_k x_(j+k) g_k} are {@code y = output · ((taps · g) ∘
 * (input · x))}, where ∘ multiplies one by one: {@code outputs + taps − 1} products.
 *
 * @param input  {@code [products][products]}
 * @param taps   {@code [products][taps]}
 * @param output {@code [outputs][products]}
 */
record MinimalFilter(double[][] input, double[][] taps, double[][] output) {
    /** Small powers of two and their opposites keep rounding small; one point more is infinity. */
    private static final double[] POINTS = {0, 1, -1, 0.5, -2, 2, -0.5};

    /** Taps there are points for, with four outputs. */
    static final int MAX_TAPS = 5;

    /** The filter of this many outputs and taps, {@code outputs + taps} at most 9. */
    static MinimalFilter of(int outputs, int taps) {
        int products = outputs + taps - 1;
        int finite = products - 1;
        var filter = new MinimalFilter(
                new double[products][products], new double[products][taps], new double[outputs][products]);
        for (int i = 0; i < finite; i++) {
            filter.input[i] = polynomial(finite, i, products);
            double scale = 1;
            for (int other = 0; other < finite; other++) {
                scale *= other == i ? 1 : POINTS[i] - POINTS[other];
            }
            for (int k = 0; k < taps; k++) {
                filter.taps[i][k] = Math.pow(POINTS[i], k) / scale;
            }
            for (int j = 0; j < outputs; j++) {
                filter.output[j][i] = Math.pow(POINTS[i], j);
            }
        }
        filter.input[finite] = polynomial(finite, finite, products);
        filter.taps[finite][taps - 1] = 1;
        filter.output[outputs - 1][finite] = 1;
        return filter;
    }

    int products() {
        return input.length;
    }

    /** A matrix transposed. */
    static double[][] transposed(double[][] side) {
        return IntStream.range(0, side[0].length)
                .mapToObj(column ->
                        Arrays.stream(side).mapToDouble(row -> row[column]).toArray())
                .toArray(double[][]::new);
    }

    /** The coefficients, lowest first, of the polynomial whose roots are the points but one. */
    private static double[] polynomial(int points, int but, int length) {
        var coefficients = new double[length];
        coefficients[0] = 1;
        for (int root = 0; root < points; root++) {
            if (root == but) {
                continue;
            }
            for (int power = length - 1; power >= 0; power--) {
                double lower = power == 0 ? 0 : coefficients[power - 1];
                coefficients[power] = lower - POINTS[root] * coefficients[power];
            }
        }
        return coefficients;
    }
}
