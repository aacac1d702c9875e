package triggerword.spectrogram;

/**
 * What becomes of the power in mel bands, which spans ten orders of magnitude, before a network sees it.
 *
 * <p>One sound in several compressions costs one Fourier transform: {@link Spectrogram#compress}.
 */
public sealed interface Compression {
    /** A band's power in a quiet room: on average over the bands of 40, that of white noise of −69 dBFS. */
    double QUIET = 1e-4;

    /** Power as it is. */
    record None() implements Compression {}

    /**
     * The logarithm: {@code (ln(E + floor) + offset) / scale} for a band's power E.
     *
     * @param floor  power added, so that silence has a logarithm too; above 0
     * @param offset added to the logarithm
     * @param scale  what divides the sum, so that speech spreads about 1; above 0
     */
    record Log(double floor, double offset, double scale) implements Compression {
        public Log {
            above0("floor", floor);
            number("offset", offset);
            above0("scale", scale);
        }
    }

    /**
     * Per-channel energy normalization (Wang et al. 2017, "Trainable frontend for robust and far-field keyword
     * spotting"): each band's power E against its own recent mean M, so that a steady noise or another level fades:
     * {@code (S / M^gain + bias)^power − bias^power} with {@code S = inputScale E + floor}, where
     * {@code M(t) = (1 − smoothing) M(t − 1) + smoothing S(t)}, and M begins as the first frame's S.
     *
     * <p>The floor is a quiet room's noise, added to every frame: the paper adds it to M only, and then digital silence
     * (between the bursts of a cleaned recording, say) looks like no room a network was trained in.
     *
     * <p>librosa's {@code pcen(S, gain, bias, power, b=smoothing, eps=0)}, but for the beginning: librosa's own M begins
     * as 1, whatever the sound; its {@code zi = (1 - b) * S[:, :1]} is the rule here.
     *
     * @param smoothing  part of M that a frame renews, in (0, 1]
     * @param gain       how much of the level is taken away, in [0, 1]
     * @param bias       what the ratio is compared with: little changes below it count little; above 0
     * @param power      exponent that compresses, in (0, 1]
     * @param floor      added to the scaled power; above 0
     * @param inputScale what the power is multiplied with first; above 0
     */
    record Pcen(double smoothing, double gain, double bias, double power, double floor, double inputScale)
            implements Compression {
        public Pcen {
            above0UpTo1("smoothing", smoothing);
            if (!(gain >= 0 && gain <= 1)) {
                throw new IllegalArgumentException("gain: expected 0 to 1 but was " + gain);
            }
            above0("bias", bias);
            above0UpTo1("power", power);
            above0("floor", floor);
            above0("inputScale", inputScale);
        }
    }

    /** Power as it is. */
    static Compression none() {
        return new None();
    }

    /**
     * {@code (ln(E + 1e-4) + 8) / 4}: −0.3 in silence, about 2 in loud speech. The floor is white noise of −69 dBFS: no
     * quieter room is told from digital silence.
     */
    static Compression log() {
        return new Log(QUIET, 8, 4);
    }

    /**
     * Smoothing 0.03 (with frames of 10 ms a third of a second), gain 0.95, bias 2, power 0.5, on 1e4 (E + 1e-4), with the
     * floor of {@link #log()}.
     */
    static Compression pcen() {
        return new Pcen(0.03, 0.95, 2, 0.5, 1e4 * QUIET, 1e4);
    }

    private static void above0(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected a number above 0 but was " + value);
        }
        if (value < Float.MIN_NORMAL || value > Float.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": expected a number in a float's range but was " + value);
        }
    }

    private static void above0UpTo1(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": expected above 0, up to 1, but was " + value);
        }
    }

    private static void number(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + ": expected a number but was " + value);
        }
    }
}
