package triggerword.augmentation;

import triggerword.audio.Waveform;

/** What every effect asks of a sound: one channel, and numbers in it. */
final class Mono {
    private Mono() {}

    /**
     * The samples of a mono sound; read-only.
     *
     * @throws IllegalArgumentException if the sound is stereo or empty, or a sample is not a number
     */
    static float[] samples(Waveform sound) {
        if (sound.channels().length != 1 || sound.frames() == 0) {
            throw new IllegalArgumentException("expected a mono sound of at least one sample but was " + sound);
        }
        float[] samples = sound.samples();
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("expected numbers but sample " + i + " was " + samples[i]);
            }
        }
        return samples;
    }

    /**
     * Checks that two sounds can be put together.
     *
     * @throws IllegalArgumentException if their rates differ
     */
    static void sameRate(Waveform first, Waveform second) {
        if (first.sampleRateHz() != second.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "expected " + first.sampleRateHz() + " Hz but was " + second.sampleRateHz() + " Hz: " + second);
        }
    }

    /** Mean square of a stretch of samples. */
    static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }
}
