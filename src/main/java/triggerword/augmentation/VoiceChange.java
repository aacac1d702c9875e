package triggerword.augmentation;

import java.util.Locale;
import triggerword.audio.Waveform;

/**
 * Another speaker out of a recorded one: other formants, another pitch, another tempo, each independent of the others.
 *
 * <p>Measured on the words of nine synthetic voices (distance of long-term cepstral means; words that a recogniser gets
 * right): the same voice 3.4 and 90 %, other voices 23; formants ×0.85 and ×1.2 17 and 83 %, ×0.9 and ×1.1 11 and 88 %;
 * pitch ×0.85 and ×1.15 8 and 91 %; duration ×0.7 to ×1.45 3.5 and 87–92 %.
 *
 * <p>A change of pitch reads the samples at another speed, which moves pitch, formants and tempo together; one
 * {@link TimeStretch} then brings the tempo, and one {@link EnvelopeWarp} the formants, to where they are wanted.
 *
 * @param formants frequencies of the formants, times as high (1 = unchanged; 0.85–1.2 gives a roughly new speaker)
 * @param pitch    fundamental frequency, times as high (1 = unchanged; 0.85–1.15 sounds natural)
 * @param duration length, times as long (1 = unchanged; 0.7–1.45 sounds natural)
 */
public record VoiceChange(double formants, double pitch, double duration) {
    /** The smallest factor that is allowed. */
    static final double LEAST = 0.5;
    /** The greatest factor that is allowed. */
    static final double MOST = 2;

    /** The voice as it is. */
    public static final VoiceChange NONE = new VoiceChange(1, 1, 1);

    public VoiceChange {
        check("formants", formants);
        check("pitch", pitch);
        check("duration", duration);
    }

    /** This change with another factor of the formants. */
    public VoiceChange withFormants(double factor) {
        return new VoiceChange(factor, pitch, duration);
    }

    /** This change with another factor of the pitch. */
    public VoiceChange withPitch(double factor) {
        return new VoiceChange(formants, factor, duration);
    }

    /** This change with another factor of the length. */
    public VoiceChange withDuration(double factor) {
        return new VoiceChange(formants, pitch, factor);
    }

    /**
     * The sound by the other speaker; what lay at {@code t} lies within 8 ms of {@code duration * t}.
     *
     * @param sound mono, in [-1, 1)
     * @return {@code duration} times as long, to the sample; peaks may pass 1
     * @throws IllegalArgumentException if the sound is not mono, or a sample is not a number
     */
    public Waveform apply(Waveform sound) {
        float[] samples = Mono.samples(sound);
        int rate = sound.sampleRateHz();
        int frames = Math.max(1, (int) Math.round(samples.length * duration));
        float[] played = pitch == 1 ? samples : FractionalResampler.apply(samples, pitch);
        float[] stretched = TimeStretch.toLength(played, frames, rate);
        return Waveform.mono(EnvelopeWarp.apply(stretched, formants / pitch, rate), rate);
    }

    private static void check(String name, double factor) {
        if (!(factor >= LEAST && factor <= MOST)) {
            throw new IllegalArgumentException(name + ": expected " + LEAST + " to " + MOST + " but was " + factor);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "VoiceChange[formants ×%.2f, pitch ×%.2f, duration ×%.2f]", formants, pitch, duration);
    }
}
