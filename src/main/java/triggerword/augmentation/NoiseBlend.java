package triggerword.augmentation;

import java.util.List;
import java.util.SplittableRandom;
import triggerword.audio.Waveform;

/** New noises out of recorded ones, of which there are never enough kinds, and of {@link Bursts}. */
public final class NoiseBlend {
    /** How often two noises are heard at once. */
    private static final double TWO_AT_ONCE = 0.5;
    /** How often a noise is of bursts, and not a recorded one. */
    private static final double OF_BURSTS = 0.35;
    /** A recorded noise is played so much faster. */
    private static final Range SPEED = new Range(0.7, 1.4);
    /** Of two noises the first is so much louder. */
    private static final Range RATIO_DB = new Range(-12, 12);

    private NoiseBlend() {}

    /**
     * A stretch of one of the noises, played faster or slower, or bursts; or two of these at once.
     *
     * @param noises mono, of one rate and any length
     * @param frames wanted length, in samples
     * @throws IllegalArgumentException if a noise is not mono, or there is none
     */
    public static Waveform of(List<Waveform> noises, int frames, long seed) {
        if (noises.isEmpty()) {
            throw new IllegalArgumentException("noises: expected at least one but was none");
        }
        var random = new SplittableRandom(seed);
        Waveform first = stretch(noises, frames, random);
        if (random.nextDouble() >= TWO_AT_ONCE) {
            return first;
        }
        Waveform second = stretch(noises, frames, random);
        double ratioDb = RATIO_DB.uniform(random);
        return SpeechActivity.power(first) == 0 || SpeechActivity.power(second) == 0
                ? first
                : NoiseMix.mix(first, second, ratioDb);
    }

    private static Waveform stretch(List<Waveform> noises, int frames, SplittableRandom random) {
        Waveform noise = noises.get(random.nextInt(noises.size()));
        if (random.nextDouble() < OF_BURSTS) {
            return Bursts.of(frames, noise.sampleRateHz(), random.nextLong());
        }
        double speed = SPEED.geometric(random);
        int needed = (int) Math.ceil(frames * speed) + 1;
        float[] section =
                NoiseMix.section(noise, random.nextInt(noise.frames()), needed).samples();
        var played = new float[frames];
        for (int i = 0; i < frames; i++) {
            double position = i * speed;
            int before = (int) position;
            // a straight line from sample to sample: nobody tells an alias from the noise
            played[i] = section[before] + (float) (position - before) * (section[before + 1] - section[before]);
        }
        return Waveform.mono(played, noise.sampleRateHz());
    }
}
