package triggerword.spectrogram;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The powers by a fast Fourier transform of as many frames at once as a vector has lanes. In all arrays lane {@code f}
 * is frame {@code f}, so that no step of the transform moves numbers between lanes.
 *
 * <p>The N real samples of a frame are taken for N/2 complex numbers (even samples real, odd ones imaginary). Stockham's
 * passes transform these, one for each factor 4, 2 or 5 of N/2; the bins are then told apart by their symmetries.
 */
final class VectorSpectrum implements FrameTransform {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final FrameScaling scaling;
    private final int size;
    private final int half;
    /** {@code cos 2πn/N} and {@code sin 2πn/N}. */
    private final float[] cosine;

    private final float[] sine;
    /** Hop after hop in columns, {@code [hop][pitch]}: sample n of frame f is {@code [n % hop][f + n / hop]}. */
    private final float[] hops;

    private final int pitch;
    /** Complex numbers, {@code [N/2][lane]}, and those that the pass at work makes of them. */
    private float[] real;

    private float[] imaginary;
    private float[] nextReal;
    private float[] nextImaginary;
    /** {@code [bins][lane]}. */
    private final float[] powers;

    VectorSpectrum(FrameScaling scaling) {
        this.scaling = scaling;
        size = scaling.window().length;
        half = size / 2;
        cosine = new float[size];
        sine = new float[size];
        for (int n = 0; n < size; n++) {
            cosine[n] = (float) Math.cos(2 * Math.PI * n / size);
            sine[n] = (float) Math.sin(2 * Math.PI * n / size);
        }
        pitch = LANES + (size - 1) / scaling.hopSamples();
        hops = new float[scaling.hopSamples() * pitch];
        real = new float[half * LANES];
        imaginary = new float[half * LANES];
        nextReal = new float[half * LANES];
        nextImaginary = new float[half * LANES];
        powers = new float[(half + 1) * LANES];
    }

    @Override
    public void transform(float[] samples, int from, int frames, float[] values, int firstFrame) {
        for (int f = 0; f < frames; f += LANES) {
            int count = Math.min(LANES, frames - f);
            transpose(samples, from + f * scaling.hopSamples(), count);
            window();
            transform();
            storePowers();
            transposeBack(values, firstFrame + f, count);
        }
    }

    /** What lies in the lanes of no frame stays as it was. */
    private void transpose(float[] samples, int from, int frames) {
        int hop = scaling.hopSamples();
        int count = (frames - 1) * hop + size;
        for (int column = 0; column * hop < count; column++) {
            int start = from + column * hop;
            int rows = Math.min(hop, count - column * hop);
            for (int row = 0; row < rows; row++) {
                hops[row * pitch + column] = samples[start + row];
            }
        }
    }

    private void window() {
        float[] window = scaling.window();
        int hop = scaling.hopSamples();
        for (int n = 0; n < size; n++) {
            var weighted = load(hops, n % hop * pitch + n / hop).mul(window[n]);
            weighted.intoArray(n % 2 == 0 ? real : imaginary, n / 2 * LANES);
        }
    }

    /**
     * The passes. Before one, the numbers are {@code stride} transforms of {@code length} each, number n of transform q
     * at {@code n * stride + q}; after it, {@code radix} times as many, and as much shorter.
     */
    private void transform() {
        int stride = 1;
        for (int length = half; length > 1; length = half / stride) {
            if (length % 4 == 0) {
                pass4(stride);
                stride *= 4;
            } else if (length % 5 == 0) {
                pass5(1, stride);
                pass5(2, stride);
                stride *= 5;
            } else {
                pass2(stride);
                stride *= 2;
            }
            swap();
        }
    }

    private void swap() {
        float[] oldReal = real;
        float[] oldImaginary = imaginary;
        real = nextReal;
        imaginary = nextImaginary;
        nextReal = oldReal;
        nextImaginary = oldImaginary;
    }

    private void pass2(int stride) {
        int count = half / 2;
        int apart = count * LANES;
        for (int n = 0; n < count; n++) {
            int in = n * LANES;
            int turn = n / stride * stride;
            int to = n + turn;
            var r0 = load(real, in);
            var i0 = load(imaginary, in);
            var r1 = load(real, in + apart);
            var i1 = load(imaginary, in + apart);
            store(r0.add(r1), i0.add(i1), to);
            storeTurned(r0.sub(r1), i0.sub(i1), turn, to + stride);
        }
    }

    private void pass4(int stride) {
        int count = half / 4;
        int apart = count * LANES;
        for (int n = 0; n < count; n++) {
            int in = n * LANES;
            int turn = n / stride * stride;
            int to = n + 3 * turn;
            var r0 = load(real, in);
            var i0 = load(imaginary, in);
            var r1 = load(real, in + apart);
            var i1 = load(imaginary, in + apart);
            var r2 = load(real, in + 2 * apart);
            var i2 = load(imaginary, in + 2 * apart);
            var r3 = load(real, in + 3 * apart);
            var i3 = load(imaginary, in + 3 * apart);
            var evenR = r0.add(r2);
            var evenI = i0.add(i2);
            var oddR = r1.add(r3);
            var oddI = i1.add(i3);
            store(evenR.add(oddR), evenI.add(oddI), to);
            storeTurned(evenR.sub(oddR), evenI.sub(oddI), 2 * turn, to + 2 * stride);
            evenR = r0.sub(r2);
            evenI = i0.sub(i2);
            oddR = r1.sub(r3);
            oddI = i1.sub(i3);
            storeTurned(evenR.add(oddI), evenI.sub(oddR), turn, to + stride);
            storeTurned(evenR.sub(oddI), evenI.add(oddR), 3 * turn, to + 3 * stride);
        }
    }

    /**
     * Of each transform of five numbers the results k and 5 − k, k being 1 or 2, and with 1 the sum too. (All in one
     * loop is more than the compiler of JDK 17 inlines: twice the time.)
     */
    private void pass5(int k, int stride) {
        int count = half / 5;
        int apart = count * LANES;
        var c1 = FloatVector.broadcast(SPECIES, cosine[k * size / 5]);
        var s1 = FloatVector.broadcast(SPECIES, sine[k * size / 5]);
        var c2 = FloatVector.broadcast(SPECIES, cosine[2 * k * size / 5]);
        var s2 = FloatVector.broadcast(SPECIES, sine[2 * k * size / 5]);
        for (int n = 0; n < count; n++) {
            int in = n * LANES;
            int turn = n / stride * stride;
            int to = n + 4 * turn;
            var r0 = load(real, in);
            var i0 = load(imaginary, in);
            var r1 = load(real, in + apart);
            var i1 = load(imaginary, in + apart);
            var r2 = load(real, in + 2 * apart);
            var i2 = load(imaginary, in + 2 * apart);
            var r3 = load(real, in + 3 * apart);
            var i3 = load(imaginary, in + 3 * apart);
            var r4 = load(real, in + 4 * apart);
            var i4 = load(imaginary, in + 4 * apart);
            var outerR = r1.add(r4);
            var innerR = r2.add(r3);
            var outerI = i1.add(i4);
            var innerI = i2.add(i3);
            if (k == 1) {
                store(r0.add(outerR).add(innerR), i0.add(outerI).add(innerI), to);
            }
            var evenR = innerR.fma(c2, outerR.fma(c1, r0));
            var evenI = innerI.fma(c2, outerI.fma(c1, i0));
            var oddR = i2.sub(i3).fma(s2, i1.sub(i4).mul(s1));
            var oddI = r2.sub(r3).fma(s2, r1.sub(r4).mul(s1));
            storeTurned(evenR.add(oddR), evenI.sub(oddI), k * turn, to + k * stride);
            storeTurned(evenR.sub(oddR), evenI.add(oddI), (5 - k) * turn, to + (5 - k) * stride);
        }
    }

    private void store(FloatVector r, FloatVector i, int n) {
        r.intoArray(nextReal, n * LANES);
        i.intoArray(nextImaginary, n * LANES);
    }

    /** Stores number n, turned back by {@code turn} of the N/2 steps of a circle. */
    private void storeTurned(FloatVector r, FloatVector i, int turn, int n) {
        var c = FloatVector.broadcast(SPECIES, cosine[2 * turn]);
        var s = FloatVector.broadcast(SPECIES, sine[2 * turn]);
        i.fma(s, r.mul(c)).intoArray(nextReal, n * LANES);
        i.mul(c).sub(r.mul(s)).intoArray(nextImaginary, n * LANES);
    }

    /** Bins k and N/2 − k, from the transforms of the even and of the odd samples (both twice as large). */
    private void storePowers() {
        for (int k = 0; k <= half / 2; k++) {
            int here = k * LANES;
            int there = (k == 0 ? 0 : half - k) * LANES;
            var r1 = load(real, here);
            var i1 = load(imaginary, here);
            var r2 = load(real, there);
            var i2 = load(imaginary, there);
            var evenR = r1.add(r2);
            var evenI = i1.sub(i2);
            var oddR = i1.add(i2);
            var oddI = r2.sub(r1);
            var turnedR = oddR.mul(cosine[k]).add(oddI.mul(sine[k]));
            var turnedI = oddI.mul(cosine[k]).sub(oddR.mul(sine[k]));
            storePower(evenR.add(turnedR), evenI.add(turnedI), k);
            storePower(evenR.sub(turnedR), evenI.sub(turnedI), half - k);
        }
    }

    private void storePower(FloatVector r, FloatVector i, int bin) {
        float scale = scaling.scale()[bin] / 4;
        r.mul(r).add(i.mul(i)).mul(scale).intoArray(powers, bin * LANES);
    }

    private void transposeBack(float[] values, int firstFrame, int frames) {
        int bins = half + 1;
        for (int f = 0; f < frames; f++) {
            int row = (firstFrame + f) * bins;
            for (int bin = 0; bin < bins; bin++) {
                values[row + bin] = powers[bin * LANES + f];
            }
        }
    }

    private static FloatVector load(float[] array, int index) {
        return FloatVector.fromArray(SPECIES, array, index);
    }
}
