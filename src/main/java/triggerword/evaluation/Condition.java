package triggerword.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.augmentation.NoiseMix;
import triggerword.augmentation.SpeechActivity;

/**
 * What is heard behind the clips while they are measured.
 *
 * @param name   name in tables
 * @param snrDb  how much louder the speech is than the noise, in dB (see {@link NoiseMix}); infinite without noise
 * @param noises mono sounds of one rate, none of them silent, one of which is drawn for each clip; none without noise
 */
public record Condition(String name, double snrDb, List<Waveform> noises) {
    public Condition {
        noises = List.copyOf(noises);
        if (noises.isEmpty() == Double.isFinite(snrDb)) {
            throw new IllegalArgumentException("expected noises with a finite ratio, or neither, but was "
                    + noises.size() + " at " + snrDb + " dB");
        }
    }

    /** The clips as they are. */
    public static Condition clean() {
        return new Condition("clean", Double.POSITIVE_INFINITY, List.of());
    }

    /**
     * The clips in noise.
     *
     * @param snrDb  ratio of the speech to the noise, in dB
     * @param noises sounds of any rate; of stereo ones the mean is taken, silent ones are left out
     * @throws IllegalArgumentException if nothing is left
     */
    public static Condition noise(double snrDb, List<Waveform> noises) {
        List<Waveform> audible = noises.stream()
                .map(Waveform::toMono)
                .filter(Condition::isAudible)
                .toList();
        return new Condition(String.format(Locale.ROOT, "%s dB", trimmed(snrDb)), snrDb, audible);
    }

    /** The same at another rate. */
    Condition at(int sampleRateHz) {
        return new Condition(
                name,
                snrDb,
                noises.stream()
                        .map(noise -> Resampler.resample(noise, sampleRateHz))
                        .toList());
    }

    /** The speech with an excerpt of a noise behind it, both drawn by chance; silence stays as it is. */
    Waveform apply(Waveform speech, RandomGenerator random) {
        if (noises.isEmpty() || !isAudible(speech)) {
            return speech;
        }
        Waveform section;
        do {
            Waveform noise = noises.get(random.nextInt(noises.size()));
            section = NoiseMix.section(noise, random.nextInt(noise.frames()), speech.frames());
        } while (!isAudible(section)); // a pause between two barks
        return NoiseMix.mix(speech, section, snrDb);
    }

    private static boolean isAudible(Waveform sound) {
        return SpeechActivity.levelDbfs(sound) > Double.NEGATIVE_INFINITY;
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    @Override
    public String toString() {
        return "Condition[" + name + ", " + noises.size() + " noises]";
    }
}
