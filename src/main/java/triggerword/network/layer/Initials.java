package triggerword.network.layer;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** The starting values that Keras gives weights. */
final class Initials {
    private Initials() {}

    /** All the same. */
    static Parameter.Initial constant(float value) {
        return (length, random) -> {
            var values = new float[length];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Uniform within ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010; Keras' {@code glorot_uniform}). */
    static Parameter.Initial glorotUniform(long fanIn, long fanOut) {
        double limit = Math.sqrt(6.0 / (fanIn + fanOut));
        return (length, random) -> {
            var values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
            return values;
        };
    }

    /**
     * Random orthonormal rows (Saxe et al. 2014; Keras' {@code orthogonal}): normal values, orthogonalized row by row.
     *
     * @param rows not more than there are columns
     */
    static Parameter.Initial orthogonalRows(int rows, int columns) {
        return (length, random) -> {
            double[][] matrix = orthonormal(rows, columns, random);
            var values = new float[length];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    values[row * columns + column] = (float) matrix[row][column];
                }
            }
            return values;
        };
    }

    /** Random orthonormal rows, not more than there are columns. */
    static double[][] orthonormal(int rows, int columns, RandomGenerator random) {
        var matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] =
                    DoubleStream.generate(random::nextGaussian).limit(columns).toArray();
            for (int before = 0; before < row; before++) {
                subtractProjection(matrix[row], matrix[before]);
            }
            double norm = Math.sqrt(dot(matrix[row], matrix[row]));
            for (int column = 0; column < columns; column++) {
                matrix[row][column] /= norm;
            }
        }
        return matrix;
    }

    private static void subtractProjection(double[] row, double[] unit) {
        double projection = dot(row, unit);
        for (int i = 0; i < row.length; i++) {
            row[i] -= projection * unit[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
