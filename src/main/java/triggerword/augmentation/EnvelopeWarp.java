package triggerword.augmentation;

import java.util.Arrays;
import triggerword.audio.RealFft;

/**
 * Moves the formants of a voice, as another length of the vocal tract would, and keeps its pitch: a roughly new speaker.
 *
 * <p>In each window of 30 ms the real cepstrum of short quefrency is the spectral envelope (A. V. Oppenheim and R. W. Schafer,
 * 1968; for moving formants see U. Zölzer (ed.), <i>DAFX</i>, chapter 8). The spectrum is multiplied by the envelope
 * read at {@code f / factor} and divided by the one at {@code f}; phase and fine structure, which carry the pitch, stay.
 */
final class EnvelopeWarp {
    private static final double WINDOW_SECONDS = 0.030;
    /** Windows that lie over each other: three squared Hann windows are the fewest that add up to a constant. */
    private static final int OVERLAP = 3;
    /** The squared Hann windows add up to this. */
    private static final float OVERLAP_GAIN = 0.375f * OVERLAP;
    /** Up to this quefrency all is envelope; it fades out towards the period of a voice of 285 Hz. */
    private static final double ENVELOPE_SECONDS = 0.0010;

    private static final double PITCH_SECONDS = 0.0035;
    /**
     * Neighbours to each side that a bin is averaged with, in Hz: the nulls between two harmonics are as deep as chance
     * and rounding will have it, and the logarithm would take them for envelope.
     */
    private static final double BLUR_HZ = 125;
    /** Power, below the strongest bin, at which a bin counts as empty: −80 dB. */
    private static final float FLOOR = 1e-8f;
    /** Power at which a whole window counts as empty: far below 24-bit sound. */
    private static final float SILENCE = 1e-18f;
    /** What a bin may gain or lose, in nepers: 30 dB. Else the empty band above a voice's own would become loud. */
    private static final float MOST_GAIN = 3.45f;

    private final int window;
    private final float[] hann;
    private final RealFft fft;
    private final float[] re;
    private final float[] im;
    private final int blur;
    private final float[] power;
    /** The envelope is smooth: every second bin of the spectrum is enough of it. */
    private final RealFft envelopeFft;

    private final float[] log;
    private final float[] nothing;
    private final float[] cepstrum;
    private final float[] lifter;
    private final int[] below;
    private final float[] part;
    private final float[] gain;

    private EnvelopeWarp(int sampleRateHz, double factor) {
        window = OVERLAP * Math.max(2, (int) Math.round(WINDOW_SECONDS * sampleRateHz / OVERLAP));
        hann = new float[window];
        for (int i = 0; i < window; i++) {
            hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window));
        }
        fft = new RealFft(RealFft.sizeFor(window));
        re = new float[fft.bins()];
        im = new float[fft.bins()];
        blur = (int) Math.round(BLUR_HZ * fft.size() / sampleRateHz);
        power = new float[fft.bins() + 2 * blur];

        envelopeFft = new RealFft(fft.size() / 2);
        int points = envelopeFft.bins();
        log = new float[points];
        nothing = new float[points];
        cepstrum = new float[envelopeFft.size()];
        lifter = lifter(Math.min(points, (int) (PITCH_SECONDS * sampleRateHz) + 1), sampleRateHz);
        below = new int[points];
        part = new float[points];
        gain = new float[points];
        for (int k = 0; k < points; k++) {
            double source = Math.min(points - 1, k / factor);
            below[k] = Math.min(points - 2, (int) source);
            part[k] = (float) (source - below[k]);
        }
    }

    private static float[] lifter(int length, int sampleRateHz) {
        var lifter = new float[length];
        for (int q = 0; q < length; q++) {
            double seconds = (double) q / sampleRateHz;
            double x = Math.max(0, (seconds - ENVELOPE_SECONDS) / (PITCH_SECONDS - ENVELOPE_SECONDS));
            lifter[q] = (float) (0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, x)));
        }
        return lifter;
    }

    /**
     * The samples with their formants at {@code factor} times their frequencies; pitch, length and loudness (root mean
     * square) stay.
     *
     * @param samples in [-1, 1); not changed
     * @param factor  0.25 to 4, as a {@link VoiceChange} of formants and pitch wants; above 1 is a shorter vocal tract. ±10 %
     *                is still nearly the same speaker, ±20 % another, ±30 % hard to understand
     */
    static float[] apply(float[] samples, double factor, int sampleRateHz) {
        if (factor == 1) {
            return samples;
        }
        float[] out = new EnvelopeWarp(sampleRateHz, factor).run(samples);
        double before = Mono.power(samples, 0, samples.length);
        double after = Mono.power(out, 0, out.length);
        float scale = after > 0 ? (float) Math.sqrt(before / after) : 1;
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
        return out;
    }

    private float[] run(float[] samples) {
        var out = new float[samples.length];
        var frame = new float[fft.size()];
        int hop = window / OVERLAP;
        for (int at = hop - window; at < samples.length; at += hop) {
            int from = Math.max(0, -at);
            int to = Math.min(window, samples.length - at);
            Arrays.fill(frame, 0);
            for (int i = from; i < to; i++) {
                frame[i] = hann[i] * samples[at + i];
            }
            warp(frame);
            for (int i = from; i < to; i++) {
                out[at + i] += hann[i] * frame[i] / OVERLAP_GAIN;
            }
        }
        return out;
    }

    private void warp(float[] frame) {
        fft.forward(frame, re, im);
        logarithm();
        smooth();
        for (int k = 0; k < gain.length; k++) {
            float moved = log[below[k]] + part[k] * (log[below[k] + 1] - log[below[k]]);
            gain[k] = (float) Math.exp(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, moved - log[k])));
        }
        for (int k = 0; k < re.length; k++) {
            float factor = 0.5f * (gain[k / 2] + gain[(k + 1) / 2]);
            re[k] *= factor;
            im[k] *= factor;
        }
        fft.inverse(re, im, frame);
    }

    /** The logarithm of every second magnitude of the spectrum, each averaged with its neighbours. */
    private void logarithm() {
        float strongest = SILENCE;
        for (int k = 0; k < re.length; k++) {
            power[k + blur] = re[k] * re[k] + im[k] * im[k];
            strongest = Math.max(strongest, power[k + blur]);
        }
        for (int k = 0; k < log.length; k++) {
            float sum = FLOOR * strongest;
            for (int i = 2 * k; i <= 2 * (k + blur); i++) {
                sum += power[i];
            }
            log[k] = 0.5f * (float) Math.log(sum);
        }
    }

    /** Turns the logarithm of a spectrum into that of its envelope. */
    private void smooth() {
        envelopeFft.inverse(log, nothing, cepstrum);
        int size = cepstrum.length;
        for (int q = 1; q < lifter.length; q++) {
            cepstrum[q] *= lifter[q];
            cepstrum[size - q] = cepstrum[q];
        }
        Arrays.fill(cepstrum, lifter.length, size - lifter.length + 1, 0);
        // The cepstrum is even, so that its spectrum is real: the imaginary part goes to where zeros belong.
        envelopeFft.forward(cepstrum, log, nothing);
        Arrays.fill(nothing, 0);
    }
}
