package triggerword.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import triggerword.audio.Clip;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.augmentation.SpeechActivity;

/**
 * A clip as a microphone would hear it: the room before and after the word, and the condition's noise behind all of it.
 *
 * @param sound mono, with {@link #ROOM_MS} before and after the clip
 * @param word  where in it somebody speaks
 */
public record Take(Waveform sound, TimeSpan word) {
    /** What is heard before and after a clip, in ms: time for the detector to settle, and to answer. */
    public static final int ROOM_MS = 1000;

    /** The room is at least that much softer than the word, in dB: a clip cut close has no pause to take it from. */
    private static final double ROOM_BELOW_WORD_DB = 40;

    /** What rounding to 16 bits leaves of silence, in dBFS: no room is softer. */
    private static final double LEAST_DBFS = -101;

    /**
     * Stages a clip. The room is white noise as loud as the clip's quietest tenth.
     *
     * @param seed the same seed gives the same take
     */
    static Take of(Clip clip, Condition condition, long seed) {
        Waveform speech = clip.sound().toMono();
        var random = new SplittableRandom(seed);
        double loudest = SpeechActivity.levelDbfs(speech) - ROOM_BELOW_WORD_DB;
        double floor = Math.max(LEAST_DBFS, Math.min(loudest, floorDbfs(clip)));
        TimeSpan word = SpeechActivity.span(speech);
        Waveform heard = inRoom(speech, Math.pow(10, floor / 20), random);
        return new Take(condition.apply(heard, random), new TimeSpan(word.startMs() + ROOM_MS, word.endMs() + ROOM_MS));
    }

    /**
     * Stages clips one after the other, each with noise of its own behind it, as running sound.
     *
     * @param seed the same seed gives the same sound
     */
    static Waveform running(Iterable<Clip> clips, Condition condition, long seed) {
        var random = new SplittableRandom(seed);
        var samples = new float[0];
        int rateHz = 0;
        for (Clip clip : clips) {
            Waveform more = condition.apply(clip.sound().toMono(), random);
            int length = samples.length;
            samples = Arrays.copyOf(samples, length + more.frames());
            System.arraycopy(more.samples(), 0, samples, length, more.frames());
            rateHz = more.sampleRateHz();
        }
        return Waveform.mono(samples, rateHz);
    }

    /** How loud the clip's own pauses are, in dBFS. */
    static double floorDbfs(Clip clip) {
        return Math.max(LEAST_DBFS, SpeechActivity.floorDbfs(clip.sound().toMono()));
    }

    private static Waveform inRoom(Waveform speech, double amplitude, RandomGenerator random) {
        int room = ROOM_MS * speech.sampleRateHz() / 1000;
        var samples = new float[room + speech.frames() + room];
        for (int i = 0; i < room; i++) {
            samples[i] = (float) (amplitude * random.nextGaussian());
            samples[samples.length - 1 - i] = (float) (amplitude * random.nextGaussian());
        }
        System.arraycopy(speech.samples(), 0, samples, room, speech.frames());
        return Waveform.mono(samples, speech.sampleRateHz());
    }
}
