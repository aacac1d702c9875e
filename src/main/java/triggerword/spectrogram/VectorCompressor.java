package triggerword.spectrogram;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several bands at a time; what is left of them, and does not fill a vector, in double precision.
 *
 * <p>Logarithms and exponentials are made of sums and products here: the vector module's own give other bits once they are
 * compiled.
 */
final class VectorCompressor implements Compressor {
    /** Of eight lanes at most: as a rule there are 40 bands. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;

    private static final int MANTISSA_BITS = 23;
    private static final int ROOT_OF_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    private static final float LN2 = (float) Math.log(2);
    /** So few bits that a product with a small integer is exact, and what is left. */
    private static final float LN2_HEAD = 0.693359375f;

    private static final float LN2_REST = (float) (Math.log(2) - LN2_HEAD);
    /** What is added to a number of that size is rounded to an integer, which the last bits of the sum tell. */
    private static final float TO_INTEGER = 3 << (MANTISSA_BITS - 1);

    private final int bands;
    /** Bands in vectors. */
    private final int end;

    private final Compressor vectors;
    private final Compressor rest;

    /** At the beginning of a sound. */
    VectorCompressor(Compression compression, int bands) {
        this.bands = bands;
        end = SPECIES.loopBound(bands);
        vectors = compression instanceof Compression.Pcen pcen
                ? new Pcen(pcen)
                : logarithms((Compression.Log) compression);
        rest = Compressor.plain(compression, bands, end);
    }

    @Override
    public void compress(float[] values, int firstFrame, int frames) {
        vectors.compress(values, firstFrame, frames);
        rest.compress(values, firstFrame, frames);
    }

    private Compressor logarithms(Compression.Log options) {
        float floor = (float) options.floor();
        float offset = (float) options.offset();
        float scale = (float) (1 / options.scale());
        return (values, firstFrame, frames) -> {
            for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
                for (int band = 0; band < end; band += SPECIES.length()) {
                    int i = frame * bands + band;
                    log(FloatVector.fromArray(SPECIES, values, i).add(floor))
                            .add(offset)
                            .mul(scale)
                            .intoArray(values, i);
                }
            }
        };
    }

    private final class Pcen implements Compressor {
        private final float kept;
        private final float gain;
        private final float bias;
        private final float power;
        private final float floor;
        private final float inputScale;
        private final float biasPower;
        /** Of what is compressed, floor and all; NaN until the first frame. */
        private final float[] means = new float[end];

        Pcen(Compression.Pcen options) {
            kept = (float) (1 - options.smoothing());
            gain = (float) options.gain();
            bias = (float) options.bias();
            power = (float) options.power();
            floor = (float) options.floor();
            inputScale = (float) options.inputScale();
            biasPower = (float) Math.pow(options.bias(), options.power());
            Arrays.fill(means, Float.NaN);
        }

        @Override
        public void compress(float[] values, int firstFrame, int frames) {
            for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
                for (int band = 0; band < end; band += SPECIES.length()) {
                    int i = frame * bands + band;
                    FloatVector energy = FloatVector.fromArray(SPECIES, values, i)
                            .mul(inputScale)
                            .add(floor);
                    FloatVector mean = FloatVector.fromArray(SPECIES, means, band);
                    // a sum of positive numbers: a difference of near or far ones would round too much
                    FloatVector next = mean.mul(kept).add(energy.mul(1 - kept));
                    mean = next.blend(energy, mean.test(VectorOperators.IS_NAN));
                    mean.intoArray(means, band);
                    FloatVector sum = power(mean, -gain).mul(energy).add(bias);
                    // a root costs a part of a power, and a half is what power mostly is
                    (power == 0.5f ? sum.sqrt() : power(sum, power))
                            .sub(biasPower)
                            .intoArray(values, i);
                }
            }
        }
    }

    /** Powers of numbers above 0, to some 1e-6 of themselves. */
    private static FloatVector power(FloatVector base, float exponent) {
        return exp(log(base).mul(exponent));
    }

    /**
     * Natural logarithms of normal numbers above 0, to some 1e-7 of themselves; NaN of what is not finite. Of
     * {@code x = 2^k m} with m about 1, {@code ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …)} with
     * {@code s = (m − 1) / (m + 1)}, at most 0.172.
     */
    private static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector k = bits.sub(ROOT_OF_HALF).lanewise(VectorOperators.ASHR, MANTISSA_BITS);
        FloatVector m =
                bits.sub(k.lanewise(VectorOperators.LSHL, MANTISSA_BITS)).reinterpretAsFloats();
        FloatVector s = m.sub(1).div(m.add(1));
        FloatVector square = s.mul(s);
        FloatVector series = square.mul(2 / 9f).add(2 / 7f);
        series = series.mul(square).add(2 / 5f);
        series = series.mul(square).add(2 / 3f);
        series = series.mul(square).mul(s).add(s.add(s));
        FloatVector number = x.sub(x); // 0, or NaN if x is infinite or NaN
        return ((FloatVector) k.castShape(SPECIES, 0)).mul(LN2).add(series).add(number);
    }

    /** Exponentials of −80 to 80: of {@code x = k ln 2 + r} the power series of r, at most 0.347, times 2^k. */
    private static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.mul(1 / LN2).add(TO_INTEGER);
        FloatVector k = shifted.sub(TO_INTEGER);
        FloatVector r = x.sub(k.mul(LN2_HEAD)).sub(k.mul(LN2_REST));
        FloatVector series = r.mul(1 / 720f).add(1 / 120f);
        series = series.mul(r).add(1 / 24f);
        series = series.mul(r).add(1 / 6f);
        series = series.mul(r).add(1 / 2f);
        series = series.mul(r).add(1);
        series = series.mul(r).add(1);
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS);
        return series.reinterpretAsInts().add(power).reinterpretAsFloats();
    }
}
