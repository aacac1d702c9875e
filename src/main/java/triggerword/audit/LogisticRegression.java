package triggerword.audit;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/** Logistic regression by Newton's method, held back a little so that separable classes have a solution, too. */
final class LogisticRegression {
    private static final int STEPS = 12;
    private static final double RIDGE = 1e-3;

    private final double[] weights;

    /**
     * Fits the weights.
     *
     * @param features {@code [example][feature]}, the first a constant
     * @param labels   0 or 1
     */
    LogisticRegression(double[][] features, double[] labels) {
        int size = features.length == 0 ? 0 : features[0].length;
        weights = new double[size];
        for (int step = 0; step < STEPS; step++) {
            var gradient = new double[size];
            var hessian = new double[size][size];
            for (int n = 0; n < features.length; n++) {
                double probability = 1 / (1 + Math.exp(-score(features[n])));
                double curvature = probability * (1 - probability);
                for (int i = 0; i < size; i++) {
                    gradient[i] += (labels[n] - probability) * features[n][i];
                    for (int j = 0; j < size; j++) {
                        hessian[i][j] += curvature * features[n][i] * features[n][j];
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                gradient[i] -= RIDGE * features.length * weights[i];
                hessian[i][i] += RIDGE * features.length;
            }
            double[] change = new LUDecomposition(new Array2DRowRealMatrix(hessian, false))
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            for (int i = 0; i < size; i++) {
                weights[i] += change[i];
            }
        }
    }

    /** The logit. */
    double score(double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
