package triggerword.detection;

import java.util.List;
import triggerword.audio.Pcm;
import triggerword.audio.Waveform;

/** The sound that answers a detection: two struck bars, a fifth apart, made here from decaying sines. */
public final class Chime {
    private static final double SECONDS = 0.9;
    private static final double SECOND_NOTE_AT = 0.12;
    private static final double PEAK = 0.5;
    private static final double[] NOTES_HZ = {880, 1318.5};
    /** Frequencies of a free bar's first modes, relative to the lowest (Rayleigh), and how loud they are. */
    private static final double[][] MODES = {{1, 1}, {2.756, 0.35}, {5.404, 0.12}};

    private Chime() {}

    /** The chime alone, mono. */
    public static Waveform sound(int sampleRateHz) {
        var samples = new float[(int) (SECONDS * sampleRateHz)];
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / sampleRateHz;
            samples[i] = (float) (note(NOTES_HZ[0], seconds) + note(NOTES_HZ[1], seconds - SECOND_NOTE_AT));
        }
        return Waveform.mono(normalized(samples), sampleRateHz);
    }

    /** The sound with a chime laid over it at each detection. */
    public static Waveform mix(Waveform sound, List<Detection> detections) {
        Waveform chime = sound(sound.sampleRateHz());
        Pcm mixed = Pcm.of(sound);
        for (Detection detection : detections) {
            mixed.overlay(chime, (int) detection.timeMs());
        }
        return mixed.toWaveform();
    }

    private static double note(double hz, double seconds) {
        if (seconds < 0) {
            return 0;
        }
        double sum = 0;
        for (double[] mode : MODES) {
            // higher modes die sooner; 2 ms of attack keep the stroke from clicking
            double decay = Math.exp(-5 * mode[0] * seconds) * (1 - Math.exp(-seconds / 0.002));
            sum += mode[1] * decay * Math.sin(2 * Math.PI * hz * mode[0] * seconds);
        }
        return sum;
    }

    private static float[] normalized(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= (float) (PEAK / peak);
        }
        return samples;
    }
}
