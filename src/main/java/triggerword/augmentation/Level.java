package triggerword.augmentation;

import triggerword.audio.Waveform;

/** How loud a sound is: gains, and peaks brought to a wanted level. */
public final class Level {
    /** The greatest 16-bit sample, as a float: 0 dB. */
    private static final double FULL_SCALE = 32767 / 32768.0;

    private Level() {}

    /** The sound louder by {@code gainDb}; nothing is clipped, so that samples may leave [-1, 1). */
    public static Waveform gain(Waveform sound, double gainDb) {
        return scaled(sound, (float) Math.pow(10, gainDb / 20));
    }

    /**
     * The sound with its greatest sample at {@code peakDbfs}; silence stays silence.
     *
     * @param sound    mono
     * @param peakDbfs at most 0 dB, the greatest 16-bit sample
     * @throws IllegalArgumentException if the peak is above 0 dB or the sound is not mono
     */
    public static Waveform peak(Waveform sound, double peakDbfs) {
        if (!(peakDbfs <= 0)) {
            throw new IllegalArgumentException("peakDbfs: expected at most 0 dB but was " + peakDbfs);
        }
        float greatest = 0;
        for (float sample : Mono.samples(sound)) {
            greatest = Math.max(greatest, Math.abs(sample));
        }
        return greatest == 0 ? sound : scaled(sound, (float) (FULL_SCALE * Math.pow(10, peakDbfs / 20) / greatest));
    }

    private static Waveform scaled(Waveform sound, float factor) {
        float[] samples = Mono.samples(sound);
        var out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = factor * samples[i];
        }
        return Waveform.mono(out, sound.sampleRateHz());
    }
}
