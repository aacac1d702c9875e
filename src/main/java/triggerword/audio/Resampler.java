package triggerword.audio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Changes the sample rate by a windowed-sinc (Kaiser) low-pass filter in polyphase form: pass band flat to 0.05 dB up
 * to 90 % of the lower Nyquist frequency, more than 80 dB down above it.
 *
 * <p>After J. O. Smith, <i>Digital Audio Resampling</i>; window after J. F. Kaiser (1974).
 */
public final class Resampler {
    /** Kaiser's β for a stop band of 90 dB: 0.1102 (A − 8.7). */
    private static final double BETA = 0.1102 * (90 - 8.7);
    /** Zero crossings of the sinc on each side of its centre; with β it sets the transition to 10 % of Nyquist. */
    private static final int ZERO_CROSSINGS = 64;
    /** Cut-off as a part of the lower Nyquist frequency; the transition band ends at that frequency. */
    private static final double CUTOFF = 0.955;

    /** Filters by the ratio of the rates: working out the taps costs more than a short clip's resampling. */
    private static final Map<List<Integer>, PolyphaseFilter> FILTERS = new ConcurrentHashMap<>();

    private Resampler() {}

    /**
     * The sound at another rate, on the same time axis: output frame {@code i} is the sound at {@code i / toHz} s.
     *
     * @param toHz wanted sample rate, in Hz
     * @throws IllegalArgumentException if that is not above 0
     */
    public static Waveform resample(Waveform sound, int toHz) {
        demandRate(toHz);
        if (toHz == sound.sampleRateHz()) {
            return sound;
        }
        int divisor = gcd(toHz, sound.sampleRateHz());
        var filter = FILTERS.computeIfAbsent(
                List.of(toHz / divisor, sound.sampleRateHz() / divisor),
                ratio -> new PolyphaseFilter(ratio.get(0), ratio.get(1)));
        var channels = new float[sound.channels().length][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = filter.apply(sound.channels()[c]);
        }
        return new Waveform(channels, toHz);
    }

    /** Throws an IllegalArgumentException unless there can be a sound of this rate. */
    static void demandRate(int hz) {
        if (hz < 1) {
            throw new IllegalArgumentException("expected a sample rate above 0 Hz but was " + hz);
        }
    }

    /** How many frames {@link #resample} makes of this many. */
    static int frames(int frames, int fromHz, int toHz) {
        return (int) ((long) frames * toHz / fromHz);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Up by {@code up}, down by {@code down}; one row of taps for each position between two input samples. */
    private static final class PolyphaseFilter {
        private final int up;
        private final int down;
        private final int reach;
        private final float[][] taps;

        PolyphaseFilter(int up, int down) {
            this.up = up;
            this.down = down;
            double cutoff = CUTOFF * Math.min(1, (double) up / down);
            reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
            taps = new float[up][2 * reach];
            for (int phase = 0; phase < up; phase++) {
                for (int k = 0; k < 2 * reach; k++) {
                    double distance = k - reach + 1 - (double) phase / up;
                    taps[phase][k] = (float) (cutoff * sinc(cutoff * distance) * kaiser(distance / reach));
                }
            }
        }

        float[] apply(float[] in) {
            var out = new float[frames(in.length, down, up)];
            for (int i = 0; i < out.length; i++) {
                long position = (long) i * down;
                int first = (int) (position / up) - reach + 1;
                out[i] = FirFilter.apply(taps[(int) (position % up)], in, first);
            }
            return out;
        }

        private static double sinc(double x) {
            return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        }

        private static double kaiser(double x) {
            return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
        }

        /** The modified Bessel function of order 0, by its power series. */
        private static double bessel(double x) {
            double sum = 1;
            double term = 1;
            for (int k = 1; term > 1e-12 * sum; k++) {
                term *= x * x / (4.0 * k * k);
                sum += term;
            }
            return sum;
        }
    }
}
