package triggerword.evaluation;

import java.nio.file.Path;
import java.util.List;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.Recording;
import triggerword.audio.Speaker;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.detection.ScoreTrack;

/** Score lists made by hand, of steps of 10 ms. */
public final class HandMade {
    public static final Condition CLEAN = Condition.clean();
    public static final Condition NOISY = Condition.noise(10, List.of(tone(1000, 0.1f)));

    private HandMade() {}

    /** A word from 1 s to 1.5 s in a sound of 3 s, whose greatest score, at 1.6 s, is this. */
    public static ScoredClip word(Condition condition, double score) {
        return word(condition, "", "", Kind.POSITIVE, score);
    }

    public static ScoredClip word(Condition condition, String person, String text, Kind kind, double score) {
        var scores = new float[300];
        scores[160] = (float) score;
        return new ScoredClip(clip(person, text, kind), condition, 1, new TimeSpan(1000, 1499), track(scores));
    }

    /** Half an hour without the word, with scores 5 s apart. */
    public static ScoredStream halfAnHour(Condition condition, double... scores) {
        var steps = new float[180_000];
        for (int i = 0; i < scores.length; i++) {
            steps[500 * (i + 1)] = (float) scores[i];
        }
        return new ScoredStream(List.of(clip("", "", Kind.NEGATIVE)), condition, 1, 1_800_000, track(steps));
    }

    public static ScoreTrack track(float[] scores) {
        return new ScoreTrack(scores, 10, 25);
    }

    public static Clip clip(String person, String text, Kind kind) {
        String category = kind == Kind.POSITIVE ? "" : text.isEmpty() ? "" : "confusable";
        return new Clip(
                Path.of("clip.wav"),
                kind,
                category,
                text,
                Speaker.named(person),
                Split.TEST,
                Recording.of(tone(500, 0.5f)));
    }

    /** A square wave of 1000 Hz samples. */
    public static Waveform tone(int frames, float amplitude) {
        var samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = i % 2 == 0 ? amplitude : -amplitude;
        }
        return Waveform.mono(samples, 1000);
    }
}
