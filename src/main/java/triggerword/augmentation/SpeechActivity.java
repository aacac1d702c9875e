package triggerword.augmentation;

import java.util.Arrays;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;

/**
 * Where in a clean sound somebody speaks, by the energy of its frames, and how loud that is.
 *
 * <p>A frame of 10 ms is active if it is less than 25 dB below the loudest one: pauses, the silence around a word and
 * the end of reverberation do not count, weak consonants do. It is meant for clips before noise is added. (ITU-T P.56
 * measures the active level with a threshold that follows it, 15.9 dB below; words of half a second ask for a simpler
 * rule.)
 */
public final class SpeechActivity {
    private static final int FRAME_MS = 10;
    private static final int TRIM_MARGIN_FRAMES = 10;
    private static final double ACTIVE_BELOW_LOUDEST = Math.pow(10, -25 / 10.0);

    private SpeechActivity() {}

    /**
     * Which frames of 10 ms are active; the last one may be shorter. Of silence none is.
     *
     * @param sound mono
     */
    public static boolean[] frames(Waveform sound) {
        double[] powers = powers(sound);
        double threshold = threshold(powers);
        var active = new boolean[powers.length];
        for (int f = 0; f < active.length; f++) {
            active[f] = powers[f] > threshold;
        }
        return active;
    }

    /**
     * Root mean square of the active frames, in dB relative to full scale; of silence it is negative infinity.
     *
     * @param sound mono
     */
    public static double levelDbfs(Waveform sound) {
        return 10 * Math.log10(power(sound));
    }

    /**
     * The sound from the first to the last active frame, with 100 ms on both sides where there are so many: what is left of
     * a take. Silence is given back whole.
     *
     * @param sound mono
     */
    public static Waveform trim(Waveform sound) {
        TimeSpan span = span(sound);
        int length = frameSamples(sound);
        int from = Math.max(0, span.startMs() / FRAME_MS - TRIM_MARGIN_FRAMES) * length;
        int to = Math.min(sound.frames(), ((span.endMs() + 1) / FRAME_MS + TRIM_MARGIN_FRAMES) * length);
        return sound.slice(from, to);
    }

    /**
     * From the beginning of the first active frame to the end of the last one; of silence, all of it.
     *
     * @param sound mono
     */
    public static TimeSpan span(Waveform sound) {
        boolean[] active = frames(sound);
        int first = 0;
        while (first < active.length && !active[first]) {
            first++;
        }
        if (first == active.length) {
            return TimeSpan.of(0, active.length * FRAME_MS);
        }
        int last = active.length - 1;
        while (!active[last]) {
            last--;
        }
        return TimeSpan.of(first * FRAME_MS, (last + 1 - first) * FRAME_MS);
    }

    /**
     * How loud it is where nobody speaks: root mean square of the quietest tenth of the frames, at least one, in dB relative
     * to full scale; where these are silent it is negative infinity.
     *
     * @param sound mono
     */
    public static double floorDbfs(Waveform sound) {
        double[] powers = powers(sound);
        return 10
                * Math.log10(Arrays.stream(powers)
                        .sorted()
                        .limit(Math.max(1, powers.length / 10))
                        .average()
                        .orElseThrow());
    }

    /**
     * Where speech ends: the end of the last active frame, in samples; of silence it is 0.
     *
     * @param sound mono
     */
    public static int end(Waveform sound) {
        boolean[] active = frames(sound);
        int count = active.length;
        while (count > 0 && !active[count - 1]) {
            count--;
        }
        return Math.min(sound.frames(), count * frameSamples(sound));
    }

    /** Mean square of the active frames; 0 for silence. */
    static double power(Waveform sound) {
        double[] powers = powers(sound);
        double threshold = threshold(powers);
        int length = frameSamples(sound);
        double energy = 0;
        long count = 0;
        for (int f = 0; f < powers.length; f++) {
            if (powers[f] > threshold) {
                int samples = Math.min(length, sound.frames() - f * length);
                energy += samples * powers[f];
                count += samples;
            }
        }
        return count == 0 ? 0 : energy / count;
    }

    private static double[] powers(Waveform sound) {
        float[] samples = Mono.samples(sound);
        int length = frameSamples(sound);
        var powers = new double[(samples.length + length - 1) / length];
        for (int f = 0; f < powers.length; f++) {
            powers[f] = Mono.power(samples, f * length, Math.min(samples.length, (f + 1) * length));
        }
        return powers;
    }

    private static double threshold(double[] powers) {
        double loudest = 0;
        for (double power : powers) {
            loudest = Math.max(loudest, power);
        }
        return ACTIVE_BELOW_LOUDEST * loudest;
    }

    private static int frameSamples(Waveform sound) {
        return Math.max(1, (int) Math.round(FRAME_MS / 1000.0 * sound.sampleRateHz()));
    }
}
