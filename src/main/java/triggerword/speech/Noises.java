package triggerword.speech;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** Coloured noise, mains hum and a fan, computed. */
final class Noises implements Background.Maker {
    private static final int LENGTH = Background.SECONDS * ClipFinish.RATE_HZ;

    @Override
    public float[] make(Background background, long seed, Path folder) {
        var random = new SplittableRandom(seed);
        String[] what = background.what().split(" ", -1);
        return switch (what[0]) {
            case "colour" ->
                drifting(
                        coloured(
                                random,
                                Double.parseDouble(what[1]),
                                Double.parseDouble(what[2]),
                                Double.parseDouble(what[3])),
                        random);
            case "hum" -> hum(random, Double.parseDouble(what[1]));
            case "fan" -> fan(random);
            default -> throw new IllegalArgumentException("expected colour, hum or fan but was '" + what[0] + "'");
        };
    }

    /**
     * Noise of power 1 between two frequencies.
     *
     * @param slope how the amplitude falls, as a power of the frequency: 0 white, −0.5 pink, −1 brown
     */
    private static float[] coloured(SplittableRandom random, double slope, double lowHz, double highHz) {
        var noise = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            noise[i] = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        }
        noise = ClipFinish.band(noise, lowHz, highHz, slope);
        double sum = 0;
        for (float sample : noise) {
            sum += (double) sample * sample;
        }
        float scale = (float) Math.sqrt(LENGTH / sum);
        for (int i = 0; i < LENGTH; i++) {
            noise[i] *= scale;
        }
        return noise;
    }

    /** Louder and quieter by a few dB, slowly. */
    private static float[] drifting(float[] sound, SplittableRandom random) {
        double phase = random.nextDouble(2 * Math.PI);
        double seconds = random.nextDouble(4, 9);
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / ClipFinish.RATE_HZ;
            double db = 2 * Math.sin(2 * Math.PI * t / seconds + phase) + Math.sin(2 * Math.PI * t / 2.3);
            sound[i] *= (float) Math.pow(10, db / 20);
        }
        return sound;
    }

    private static float[] hum(SplittableRandom random, double mainsHz) {
        float[] sound = coloured(random, -1, 40, 900);
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
            double phase = random.nextDouble(2 * Math.PI);
            double strength = random.nextDouble(0.3, 1.2) / harmonic;
            for (int i = 0; i < LENGTH; i++) {
                sound[i] += (float)
                        (strength * Math.sin(2 * Math.PI * mainsHz * harmonic * i / ClipFinish.RATE_HZ + phase));
            }
        }
        return drifting(sound, random);
    }

    private static float[] fan(SplittableRandom random) {
        float[] sound = coloured(random, -0.4, 90, 2600);
        double turns = random.nextDouble(5, 9);
        for (int i = 0; i < LENGTH; i++) {
            double angle = 2 * Math.PI * 5 * turns * i / ClipFinish.RATE_HZ;
            sound[i] = (float) (sound[i] * (1 + 0.25 * Math.sin(angle)) + 0.3 * Math.sin(2 * angle));
        }
        return drifting(sound, random);
    }
}
