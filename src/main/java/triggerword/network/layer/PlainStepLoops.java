package triggerword.network.layer;

/** The loops of a layer normalization in plain Java. */
final class PlainStepLoops implements StepLoops<double[]> {
    private final int channels;

    PlainStepLoops(int channels) {
        this.channels = channels;
    }

    @Override
    public void forward(double[] z, int rows, Weights<double[]> weights) {
        for (int row = 0; row < rows; row++) {
            int at = row * channels;
            standardize(z, at, weights);
            for (int c = 0; c < channels; c++) {
                z[at + c] = Math.max(0, affine(z[at + c], c, weights));
            }
        }
    }

    @Override
    public void backward(double[] z, double[] gradient, int rows, Weights<double[]> weights, Weights<double[]> sums) {
        for (int row = 0; row < rows; row++) {
            int at = row * channels;
            double inverse = standardize(z, at, weights);
            double mean = 0;
            double meanOfProduct = 0;
            for (int c = 0; c < channels; c++) {
                double standard = z[at + c];
                double g = affine(standard, c, weights) > 0 ? gradient[at + c] : 0;
                sums.beta()[c] += g;
                sums.gamma()[c] += g * standard;
                gradient[at + c] = g * weights.gamma()[c];
                mean += gradient[at + c] / channels;
                meanOfProduct += gradient[at + c] * standard / channels;
            }
            for (int c = 0; c < channels; c++) {
                gradient[at + c] = inverse * (gradient[at + c] - mean - z[at + c] * meanOfProduct);
                sums.bias()[c] += gradient[at + c];
            }
        }
    }

    /** Replaces a row of z by x̂ and returns what it was divided by, inverse. */
    private double standardize(double[] z, int at, Weights<double[]> weights) {
        double mean = 0;
        for (int c = 0; c < channels; c++) {
            z[at + c] += weights.bias()[c];
            mean += z[at + c] / channels;
        }
        double variance = 0;
        for (int c = 0; c < channels; c++) {
            z[at + c] -= mean;
            variance += z[at + c] * z[at + c] / channels;
        }
        double inverse = 1 / Math.sqrt(variance + EPSILON);
        for (int c = 0; c < channels; c++) {
            z[at + c] *= inverse;
        }
        return inverse;
    }

    private static double affine(double standard, int c, Weights<double[]> weights) {
        return weights.gamma()[c] * standard + weights.beta()[c];
    }
}
