package triggerword.network.layer;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of a normalization in vectors of floats; rows are padded to whole vectors. */
final class VectorChannelLoops implements ChannelLoops<float[]> {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;

    private final int pitch;
    private final boolean relu;

    VectorChannelLoops(int pitch, boolean relu) {
        this.pitch = pitch;
        this.relu = relu;
    }

    @Override
    public void moments(float[] x, int rows, float[] mean, float[] squares) {
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < pitch; c += LANES) {
                load(mean, c).add(load(x, row * pitch + c)).intoArray(mean, c);
            }
        }
        for (int c = 0; c < pitch; c += LANES) {
            load(mean, c).div(rows).intoArray(mean, c);
        }
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < pitch; c += LANES) {
                var deviation = load(x, row * pitch + c).sub(load(mean, c));
                deviation.fma(deviation, load(squares, c)).intoArray(squares, c);
            }
        }
    }

    @Override
    public void forward(float[] x, int rows, Affine<float[]> affine) {
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < pitch; c += LANES) {
                var y = load(x, row * pitch + c).fma(load(affine.scale(), c), load(affine.shift(), c));
                (relu ? y.max(0f) : y).intoArray(x, row * pitch + c);
            }
        }
    }

    @Override
    public void backwardSums(
            float[] x, float[] gradient, int rows, Affine<float[]> affine, float[] sums, float[] products) {
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < pitch; c += LANES) {
                int at = row * pitch + c;
                var input = load(x, at);
                var g = load(gradient, at);
                if (relu) {
                    var y = input.fma(load(affine.scale(), c), load(affine.shift(), c));
                    g = g.blend(0f, y.compare(VectorOperators.LE, 0f));
                }
                g.intoArray(gradient, at);
                load(sums, c).add(g).intoArray(sums, c);
                g.fma(standard(input, affine, c), load(products, c)).intoArray(products, c);
            }
        }
    }

    @Override
    public void backward(
            float[] x, float[] gradient, int rows, Affine<float[]> affine, float[] meanOfG, float[] meanOfProduct) {
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < pitch; c += LANES) {
                int at = row * pitch + c;
                var standard = standard(load(x, at), affine, c);
                load(gradient, at)
                        .sub(load(meanOfG, c))
                        .sub(standard.mul(load(meanOfProduct, c)))
                        .mul(load(affine.scale(), c))
                        .intoArray(gradient, at);
            }
        }
    }

    private static FloatVector load(float[] array, int index) {
        return FloatVector.fromArray(SPECIES, array, index);
    }

    private static FloatVector standard(FloatVector x, Affine<float[]> affine, int c) {
        return x.sub(load(affine.mean(), c)).mul(load(affine.inverse(), c));
    }
}
