package triggerword.network.layer;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of a layer normalization in vectors of floats; rows are padded to whole vectors, with zeros. */
final class VectorStepLoops implements StepLoops<float[]> {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;

    private final Dropout dropout;
    private final int channels;
    private final int pitch;
    /** Ones for the channels, zeros for the padding, which must stay out of the moments of a row. */
    private final float[] valid;

    VectorStepLoops(Shape shape) {
        this.dropout = shape.dropout();
        this.channels = shape.channels();
        this.pitch = shape.pitch();
        this.valid = new float[pitch];
        Arrays.fill(valid, 0, channels, 1);
    }

    @Override
    public void forward(float[] z, int rows, long firstRow, Weights<float[]> weights) {
        for (int row = 0; row < rows; row++) {
            int at = row * pitch;
            standardize(z, at, weights);
            for (int c = 0; c < pitch; c += LANES) {
                var y = affine(load(z, at + c), c, weights).max(0f);
                VectorDropout.drop(y, dropout, position(row, firstRow, c)).intoArray(z, at + c);
            }
        }
    }

    @Override
    public void backward(
            float[] z, float[] gradient, int rows, long firstRow, Weights<float[]> weights, Weights<float[]> sums) {
        for (int row = 0; row < rows; row++) {
            int at = row * pitch;
            float inverse = standardize(z, at, weights);
            scale(z, gradient, at, position(row, firstRow, 0), weights, sums);
            center(z, gradient, at, inverse, sums);
        }
    }

    /** Replaces a row of the gradient by y by that by x̂; as one loop with the sums of the row it takes four times as long. */
    private void scale(
            float[] z, float[] gradient, int at, int position, Weights<float[]> weights, Weights<float[]> sums) {
        for (int c = 0; c < pitch; c += LANES) {
            var standard = load(z, at + c);
            var g = VectorDropout.drop(load(gradient, at + c), dropout, position + c);
            g = g.blend(0f, affine(standard, c, weights).compare(VectorOperators.LE, 0f));
            load(sums.beta(), c).add(g).intoArray(sums.beta(), c);
            g.fma(standard, load(sums.gamma(), c)).intoArray(sums.gamma(), c);
            g.mul(load(weights.gamma(), c)).intoArray(gradient, at + c);
        }
    }

    /** Replaces a row of the gradient by x̂ by that by z. */
    private void center(float[] z, float[] gradient, int at, float inverse, Weights<float[]> sums) {
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
            var g = load(gradient, at + c)
                    .sub(mean)
                    .sub(load(z, at + c).mul(meanOfProduct))
                    .mul(inverse)
                    .mul(load(valid, c));
            g.intoArray(gradient, at + c);
            load(sums.bias(), c).add(g).intoArray(sums.bias(), c);
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

    private int position(int row, long firstRow, int c) {
        return (int) ((firstRow + row) * channels + c);
    }
}
