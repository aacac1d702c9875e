package triggerword.augmentation;

import java.util.List;
import java.util.SplittableRandom;
import triggerword.audio.Waveform;

/** Many people talking at once, of whom no one is understood: the noise that is most like speech. */
public final class Babble {
    /** Talkers are this much louder or softer than the middle at most, in dB: some stand nearer. */
    private static final double SPREAD_DB = 4;

    private static final double LONGEST_PAUSE_SECONDS = 0.3;
    /** The loudness of one talker in the middle of the spread: room for the sum of ten and more. */
    private static final double TALKER_DBFS = -40;

    private Babble() {}

    /**
     * Babble of {@code talkers} strands, each of clips drawn by chance, one after the other with short pauses.
     *
     * @param voices  mono clips of speech, of one rate; the more persons, the better; silent ones are passed over
     * @param talkers how many talk at the same time, at least 2; from about 6 on no word is understood
     * @param frames  wanted length, in samples
     * @param seed    the same seed gives the same babble
     * @throws IllegalArgumentException if there are too few talkers, no clip with sound in it, or clips of several rates
     */
    public static Waveform of(List<Waveform> voices, int talkers, int frames, long seed) {
        if (talkers < 2) {
            throw new IllegalArgumentException("talkers: expected at least 2 but was " + talkers);
        }
        List<Waveform> audible =
                voices.stream().filter(voice -> SpeechActivity.power(voice) > 0).toList();
        if (audible.isEmpty()) {
            throw new IllegalArgumentException(
                    "voices: expected at least one clip with sound but was " + voices.size() + " silent ones");
        }
        audible.forEach(voice -> Mono.sameRate(audible.get(0), voice));
        var random = new SplittableRandom(seed);
        var sum = new float[frames];
        for (int t = 0; t < talkers; t++) {
            addTalker(audible, sum, random.split());
        }
        return Waveform.mono(sum, audible.get(0).sampleRateHz());
    }

    private static void addTalker(List<Waveform> voices, float[] sum, SplittableRandom random) {
        double level = TALKER_DBFS + random.nextDouble(-SPREAD_DB, SPREAD_DB);
        int rate = voices.get(0).sampleRateHz();
        Waveform first = voices.get(random.nextInt(voices.size()));
        // in the middle of the first clip: else all would begin together
        int at = -random.nextInt(first.frames());
        for (Waveform clip = first; at < sum.length; clip = voices.get(random.nextInt(voices.size()))) {
            float factor = (float) Math.pow(10, (level - SpeechActivity.levelDbfs(clip)) / 20);
            float[] samples = clip.samples();
            int to = Math.min(samples.length, sum.length - at);
            for (int i = Math.max(0, -at); i < to; i++) {
                sum[at + i] += factor * samples[i];
            }
            at += samples.length + (int) (random.nextDouble(LONGEST_PAUSE_SECONDS) * rate);
        }
    }
}
