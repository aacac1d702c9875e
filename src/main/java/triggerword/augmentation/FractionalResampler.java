package triggerword.augmentation;

import triggerword.audio.FirFilter;

/**
 * Reads samples at any speed, as a tape does: pitch, formants and tempo change together.
 *
 * <p>Band-limited interpolation after J. O. Smith and P. Gossett (1984): rows of a Hann-windowed sinc, and a straight
 * line between two rows.
 */
final class FractionalResampler {
    /** Rows between two samples: with lines between them the error stays below −70 dB. */
    private static final int PHASES = 64;
    /** Zero crossings of the sinc on each side: the transition band is about a sixth of the pass band. */
    private static final int ZERO_CROSSINGS = 12;
    /** Cut-off as a part of the lower Nyquist frequency. */
    private static final double CUTOFF = 0.92;
    /** Values of the prototype from one zero crossing to the next. */
    private static final int FINE = 512;
    /** The windowed sinc from 0 to its last zero crossing. */
    private static final float[] PROTOTYPE = prototype();

    private FractionalResampler() {}

    /**
     * The samples at {@code speed} times their speed: {@code out[i]} is the sound at input position {@code i * speed}.
     *
     * @param speed above 1: shorter and higher
     */
    static float[] apply(float[] in, double speed) {
        double cutoff = CUTOFF / Math.max(1, speed);
        int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        float[][] rows = rows(cutoff, reach);
        var out = new float[Math.max(1, (int) Math.round(in.length / speed))];
        for (int i = 0; i < out.length; i++) {
            double position = i * speed;
            int whole = (int) position;
            double phase = (position - whole) * PHASES;
            int row = (int) phase;
            float part = (float) (phase - row);
            int first = whole - reach + 1;
            float near = FirFilter.apply(rows[row], in, first);
            float far = FirFilter.apply(rows[row + 1], in, first);
            out[i] = near + part * (far - near);
        }
        return out;
    }

    private static float[][] rows(double cutoff, int reach) {
        var rows = new float[PHASES + 1][2 * reach];
        for (int phase = 0; phase <= PHASES; phase++) {
            for (int k = 0; k < 2 * reach; k++) {
                double distance = Math.abs(k - reach + 1 - (double) phase / PHASES);
                int nearest = (int) Math.rint(distance * cutoff * FINE);
                rows[phase][k] = nearest < PROTOTYPE.length ? (float) cutoff * PROTOTYPE[nearest] : 0;
            }
        }
        return rows;
    }

    private static float[] prototype() {
        var values = new float[ZERO_CROSSINGS * FINE + 1];
        values[0] = 1;
        for (int i = 1; i < values.length; i++) {
            double x = (double) i / FINE;
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * x / ZERO_CROSSINGS);
            values[i] = (float) (hann * Math.sin(Math.PI * x) / (Math.PI * x));
        }
        return values;
    }
}
