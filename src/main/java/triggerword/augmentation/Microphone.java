package triggerword.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import triggerword.audio.RealFft;
import triggerword.audio.Waveform;

/**
 * The colour of a microphone and what comes after it: a band, and a smooth curve of gains in it.
 *
 * <p>The edges are Butterworth's; between the gains, which are an octave apart, the curve is a cosine's. The filter is of
 * minimum phase, made by way of the cepstrum (A. V. Oppenheim and R. W. Schafer, <i>Discrete-Time Signal Processing</i>,
 * 12.1), so that nothing is heard before its time.
 *
 * @param lowHz   −3 dB at the lower edge, in Hz; 0 for no lower edge
 * @param highHz  −3 dB at the upper edge, in Hz; at half the sample rate or above there is none
 * @param gainsDb gains at 125, 250, 500, 1000, 2000, 4000 and 8000 Hz, in dB; the first and the last hold on outside
 */
public record Microphone(double lowHz, double highHz, List<Double> gainsDb) {
    /** How many gains there are. */
    public static final int BANDS = 7;

    private static final double FIRST_BAND_HZ = 125;
    /** Of the Butterworth edges: 6 dB an octave each. */
    private static final int ORDER = 6;
    /** Nothing is weakened by more, in dB: deeper holes would make the impulse response long. */
    private static final double FLOOR_DB = -80;
    /** Long enough for a lower edge of 50 Hz. */
    private static final double RESPONSE_SECONDS = 0.064;

    public Microphone {
        if (!(lowHz >= 0 && lowHz < highHz)) {
            throw new IllegalArgumentException(
                    "expected a band of 0 Hz ≤ lowHz < highHz but was " + lowHz + " to " + highHz + " Hz");
        }
        if (gainsDb.size() != BANDS) {
            throw new IllegalArgumentException("gainsDb: expected " + BANDS + " gains but was " + gainsDb.size());
        }
        gainsDb = List.copyOf(gainsDb);
    }

    /** A microphone of one gain over a band: a band limit and nothing else. */
    public static Microphone flat(double lowHz, double highHz) {
        return new Microphone(lowHz, highHz, List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
    }

    /** The gain at a frequency, in dB; never below −80. */
    public double gainDb(double hz) {
        double octave = Math.log(Math.max(hz, 1) / FIRST_BAND_HZ) / Math.log(2);
        double place = Math.max(0, Math.min(BANDS - 1, octave));
        int below = Math.min(BANDS - 2, (int) place);
        double part = 0.5 - 0.5 * Math.cos(Math.PI * (place - below));
        double gain = gainsDb.get(below) + part * (gainsDb.get(below + 1) - gainsDb.get(below));
        double low = hz == 0 && lowHz > 0 ? Double.POSITIVE_INFINITY : lowHz == 0 ? 0 : lowHz / hz;
        return Math.max(FLOOR_DB, gain - edgeDb(low) - edgeDb(hz / highHz));
    }

    /**
     * The sound by way of the microphone.
     *
     * @param sound mono
     * @return as long, at the same time; samples may leave [-1, 1)
     * @throws IllegalArgumentException if the sound is not mono, or a sample is not a number
     */
    public Waveform apply(Waveform sound) {
        float[] samples = Mono.samples(sound);
        return Waveform.mono(Convolution.apply(samples, impulseResponse(sound.sampleRateHz())), sound.sampleRateHz());
    }

    /** What the microphone makes of a click at sample 0: 64 ms, most of it in the first. */
    float[] impulseResponse(int sampleRateHz) {
        int length = (int) Math.round(RESPONSE_SECONDS * sampleRateHz);
        var fft = new RealFft(RealFft.sizeFor(2 * length));
        var re = new float[fft.bins()];
        var im = new float[fft.bins()];
        Microphone heard = highHz >= sampleRateHz / 2.0 ? withoutUpperEdge() : this;
        for (int k = 0; k < re.length; k++) {
            double hz = (double) k * sampleRateHz / fft.size();
            re[k] = (float) (heard.gainDb(hz) * Math.log(10) / 20);
        }
        var cepstrum = new float[fft.size()];
        fft.inverse(re, im, cepstrum);
        // A cepstrum folded to positive time has the minimum phase that belongs to its magnitude.
        for (int q = 1; q < fft.size() / 2; q++) {
            cepstrum[q] *= 2;
        }
        Arrays.fill(cepstrum, fft.size() / 2 + 1, fft.size(), 0);
        fft.forward(cepstrum, re, im);
        for (int k = 0; k < re.length; k++) {
            double magnitude = Math.exp(re[k]);
            re[k] = (float) (magnitude * Math.cos(im[k]));
            im[k] = (float) (magnitude * Math.sin(im[k]));
        }
        fft.inverse(re, im, cepstrum);
        return fadedOut(cepstrum, length);
    }

    private Microphone withoutUpperEdge() {
        return new Microphone(lowHz, Double.POSITIVE_INFINITY, gainsDb);
    }

    private static float[] fadedOut(float[] response, int length) {
        float[] faded = Arrays.copyOf(response, length);
        int fade = length / 4;
        for (int i = 0; i < fade; i++) {
            faded[length - fade + i] *= (float) (0.5 + 0.5 * Math.cos(Math.PI * i / fade));
        }
        return faded;
    }

    /** How much a Butterworth edge takes away at {@code ratio} times its frequency, in dB. */
    private static double edgeDb(double ratio) {
        return 10 * Math.log10(1 + Math.pow(ratio, 2 * ORDER));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Microphone[%.0f–%.0f Hz, gains %s dB]",
                lowHz,
                highHz,
                gainsDb.stream()
                        .map(gain -> String.format(Locale.ROOT, "%+.1f", gain))
                        .toList());
    }
}
