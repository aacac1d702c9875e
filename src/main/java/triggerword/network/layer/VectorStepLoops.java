package triggerword.network.layer;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of a layer normalization in vectors of floats; rows are padded to whole vectors, with zeros. */
final class VectorStepLoops implements StepLoops<float[]> {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;

    private final int channels;
    private final int pitch;
    /** Ones for the channels, zeros for the padding, which must stay out of the moments of a row. */
    private final float[] valid;

    VectorStepLoops(int channels, int pitch) {
        this.channels = channels;
        this.pitch = pitch;
        this.valid = new float[pitch];
        Arrays.fill(valid, 0, channels, 1);
    }

    @Override
    public void forward(float[] z, int rows, Weights<float[]> weights) {
        for (int row = 0; row < rows; row++) {
            int at = row * pitch;
            standardize(z, at, weights);
            for (int c = 0; c < pitch; c += LANES) {
                affine(load(z, at + c), c, weights).max(0f).intoArray(z, at + c);
            }
        }
    }

    @Override
    public void backward(float[] z, float[] gradient, int rows, Weights<float[]> weights, Weights<float[]> sums) {
        var inverse = new float[rows];
        for (int row = 0; row < rows; row++) {
            inverse[row] = standardize(z, row * pitch, weights);
        }
        for (int c = 0; c < pitch; c += LANES) {
            scale(z, gradient, rows, c, weights, sums);
        }
        for (int row = 0; row < rows; row++) {
            center(z, gradient, row * pitch, inverse[row]);
        }
        for (int c = 0; c < pitch; c += LANES) {
            var sum = load(sums.bias(), c);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(load(gradient, row * pitch + c));
            }
            sum.intoArray(sums.bias(), c);
        }
    }

    /** Replaces some channels of the gradient by y by that by x̂; channel by channel the sums stay in registers. */
    private void scale(float[] z, float[] gradient, int rows, int c, Weights<float[]> weights, Weights<float[]> sums) {
        var gamma = load(weights.gamma(), c);
        var beta = load(weights.beta(), c);
        var sum = load(sums.beta(), c);
        var products = load(sums.gamma(), c);
        for (int row = 0; row < rows; row++) {
            int at = row * pitch + c;
            var standard = load(z, at);
            var g = load(gradient, at).blend(0f, standard.fma(gamma, beta).compare(VectorOperators.LE, 0f));
            sum = sum.add(g);
            products = g.fma(standard, products);
            g.mul(gamma).intoArray(gradient, at);
        }
        sum.intoArray(sums.beta(), c);
        products.intoArray(sums.gamma(), c);
    }

    /** Replaces a row of the gradient by x̂ by that by z. */
    private void center(float[] z, float[] gradient, int at, float inverse) {
        var sum = FloatVector.zero(SPECIES);
        var products = FloatVector.zero(SPECIES);
        for (int c = 0; c < pitch; c += LANES) {
            var g = load(gradient, at + c);
            sum = sum.add(g);
            products = g.fma(load(z, at + c), products);
        }
        float mean = sum.reduceLanes(VectorOperators.ADD) / channels;
        float meanOfProduct = products.reduceLanes(VectorOperators.ADD) / channels;
        for (int c = 0; c < pitch; c += LANES) {
            load(gradient, at + c)
                    .sub(mean)
                    .sub(load(z, at + c).mul(meanOfProduct))
                    .mul(inverse)
                    .mul(load(valid, c))
                    .intoArray(gradient, at + c);
        }
    }

    /** Replaces a row of z by x̂ and returns what it was divided by, inverse. */
    private float standardize(float[] z, int at, Weights<float[]> weights) {
        var sum = FloatVector.zero(SPECIES);
        for (int c = 0; c < pitch; c += LANES) {
            var biased = load(z, at + c).add(load(weights.bias(), c));
            biased.intoArray(z, at + c);
            sum = sum.add(biased);
        }
        float mean = sum.reduceLanes(VectorOperators.ADD) / channels;
        var squares = FloatVector.zero(SPECIES);
        for (int c = 0; c < pitch; c += LANES) {
            var centered = load(z, at + c).sub(mean).mul(load(valid, c));
            centered.intoArray(z, at + c);
            squares = centered.fma(centered, squares);
        }
        float variance = squares.reduceLanes(VectorOperators.ADD) / channels;
        float inverse = (float) (1 / Math.sqrt(variance + EPSILON));
        for (int c = 0; c < pitch; c += LANES) {
            load(z, at + c).mul(inverse).intoArray(z, at + c);
        }
        return inverse;
    }

    private static FloatVector affine(FloatVector standard, int c, Weights<float[]> weights) {
        return standard.fma(load(weights.gamma(), c), load(weights.beta(), c));
    }

    private static FloatVector load(float[] array, int index) {
        return FloatVector.fromArray(SPECIES, array, index);
    }
}
