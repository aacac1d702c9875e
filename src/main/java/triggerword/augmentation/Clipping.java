package triggerword.augmentation;

import java.util.Arrays;
import triggerword.audio.Waveform;

/** What a microphone too close to a mouth does: samples beyond a limit are held at it. */
public final class Clipping {
    /** The greatest share that is allowed. */
    static final double MOST = 0.5;

    private Clipping() {}

    /**
     * The sound, its greatest samples cut off (hard clipping).
     *
     * @param sound mono
     * @param share part of all samples that come to lie at the limit, 0 to 0.5
     * @throws IllegalArgumentException if the share is out of range or the sound is not mono
     */
    public static Waveform apply(Waveform sound, double share) {
        if (!(share >= 0 && share <= MOST)) {
            throw new IllegalArgumentException("share: expected 0 to " + MOST + " but was " + share);
        }
        float[] samples = Mono.samples(sound);
        var sizes = new float[samples.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(samples[i]);
        }
        Arrays.sort(sizes);
        float limit = sizes[Math.min(sizes.length - 1, (int) Math.round((1 - share) * sizes.length))];
        var out = new float[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(-limit, Math.min(limit, samples[i]));
        }
        return Waveform.mono(out, sound.sampleRateHz());
    }
}
