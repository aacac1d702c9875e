package triggerword.augmentation;

import java.util.SplittableRandom;
import triggerword.audio.Waveform;

/**
 * Noises that come in bursts, which recorded backgrounds seldom have: ticks, knocks, crackling, barks, motors that start
 * and stop. Each draws its own kind of burst, that is how long, how tonal, how high, how regular it is.
 */
public final class Bursts {
    /** From a tick to a bark, in seconds. */
    private static final Range LENGTH = new Range(0.002, 0.5);
    /** Bursts in a second. */
    private static final Range RATE = new Range(0.5, 30);
    /** Of the tone in a burst, in Hz. */
    private static final Range PITCH = new Range(60, 3000);
    /** What is heard between bursts, relative to them, in dB. */
    private static final Range BETWEEN_DB = new Range(-60, -20);

    private static final int HARMONICS = 12;

    private Bursts() {}

    /**
     * A noise of bursts.
     *
     * @param frames wanted length, in samples
     * @param seed   the same seed gives the same noise
     */
    public static Waveform of(int frames, int sampleRateHz, long seed) {
        var random = new SplittableRandom(seed);
        double length = LENGTH.geometric(random);
        double period = Math.max(1 / RATE.geometric(random), 1.2 * length);
        double pitch = PITCH.geometric(random);
        double tonal = random.nextDouble();
        double irregular = random.nextDouble();
        double brightness = random.nextDouble(0.02, 1);
        var noise = new float[frames];
        float between = (float) Math.pow(10, BETWEEN_DB.uniform(random) / 20);
        for (int i = 0; i < frames; i++) {
            noise[i] = between * (float) random.nextDouble(-1, 1);
        }
        double at = -random.nextDouble() * period;
        while (at * sampleRateHz < frames) {
            double gain = Math.pow(10, -random.nextDouble(12) * irregular / 20);
            add(burst(length, pitch, tonal, brightness, sampleRateHz, random), gain, (int) (at * sampleRateHz), noise);
            // from the beat of a clock to the chance of a fire
            at += period * (1 - irregular + irregular * -Math.log(1 - random.nextDouble()));
        }
        return Waveform.mono(noise, sampleRateHz);
    }

    /** A tone whose pitch falls, and noise through a filter of one pole, both of peak about 1, dying away. */
    private static float[] burst(
            double length, double pitch, double tonal, double brightness, int sampleRateHz, SplittableRandom random) {
        var samples = new float[Math.max(1, (int) (length * sampleRateHz))];
        double start = pitch * random.nextDouble(0.8, 1.25);
        double phase = 0;
        double filtered = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / samples.length;
            phase += 2 * Math.PI * start * (1 - 0.3 * t) / sampleRateHz;
            double tone = 0;
            for (int harmonic = 1; harmonic <= HARMONICS && harmonic * start < sampleRateHz / 2.0; harmonic++) {
                tone += Math.sin(harmonic * phase) / harmonic;
            }
            filtered += brightness * (random.nextDouble(-1, 1) - filtered);
            double envelope = Math.min(1, t / 0.05) * Math.exp(-4 * t);
            samples[i] = (float) (envelope * (tonal * tone + (1 - tonal) * filtered / Math.sqrt(brightness)));
        }
        return samples;
    }

    private static void add(float[] burst, double gain, int at, float[] noise) {
        int to = Math.min(burst.length, noise.length - at);
        for (int i = Math.max(0, -at); i < to; i++) {
            noise[at + i] += (float) gain * burst[i];
        }
    }
}
