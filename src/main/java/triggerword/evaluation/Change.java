package triggerword.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import triggerword.audio.Clip;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.augmentation.Level;
import triggerword.augmentation.VoiceChange;
import triggerword.detection.ScoreTrack;
import triggerword.model.Model;

/**
 * Something about a clip that is otherwise, and the clip as it is heard then.
 *
 * @param kind   what is changed
 * @param amount how much, in words
 * @param changed the clip as it is said, and heard, then
 * @param gainDb louder by so much, all that is heard
 */
record Change(String kind, String amount, ScoredClip changed, double gainDb) {
    private static final double[] GAINS_DB = {3, 6, 9, 12, 18, 24, 30};
    private static final double[] LONGER = {1.1, 1.2, 1.35, 1.5};
    private static final double[] HIGHER = {1.08, 1.15, 1.25};
    private static final double[] LESS_NOISE_DB = {3, 6, 12, 24};

    /** All changes of a clip, those of one kind from the least to the greatest. */
    static List<Change> all(ScoredClip scored) {
        var changes = new ArrayList<Change>();
        for (double gain : GAINS_DB) {
            changes.add(new Change("louder", text("%.0f dB louder", gain), scored, gain));
        }
        for (double gain : GAINS_DB) {
            changes.add(new Change("softer", text("%.0f dB softer", gain), scored, -gain));
        }
        for (double factor : LONGER) {
            changes.add(said(scored, "slower", text("%.2f times as long", factor), v -> v.withDuration(factor)));
        }
        for (double factor : LONGER) {
            changes.add(
                    said(scored, "faster", text("%.2f times as long", 1 / factor), v -> v.withDuration(1 / factor)));
        }
        for (double factor : HIGHER) {
            changes.add(said(scored, "higher", text("pitch %.2f times as high", factor), v -> v.withPitch(factor)));
        }
        for (double factor : HIGHER) {
            changes.add(
                    said(scored, "deeper", text("pitch %.2f times as high", 1 / factor), v -> v.withPitch(1 / factor)));
        }
        for (double decibels : scored.condition().noises().isEmpty() ? new double[0] : LESS_NOISE_DB) {
            Condition less = new Condition(
                    "less noise",
                    scored.condition().snrDb() + decibels,
                    scored.condition().noises());
            changes.add(new Change(
                    "less noise", text("noise %.0f dB softer", decibels), heard(scored, scored.clip(), less), 0));
        }
        return changes;
    }

    private static Change said(ScoredClip scored, String kind, String amount, UnaryOperator<VoiceChange> how) {
        Waveform otherwise =
                how.apply(VoiceChange.NONE).apply(scored.clip().sound().toMono());
        return new Change(kind, amount, heard(scored, scored.clip().withSound(otherwise), scored.condition()), 0);
    }

    /** The clip not scored yet: the room and the excerpt of the noise are those of before. */
    private static ScoredClip heard(ScoredClip scored, Clip clip, Condition condition) {
        return new ScoredClip(clip, condition, scored.seed(), scored.word(), scored.track());
    }

    /** What the detector makes of it. */
    Diagnosis.Trial tried(Model model) {
        Take take = changed.take();
        TimeSpan word = take.word();
        ScoreTrack track = ScoreTrack.of(model, Level.gain(take.sound(), gainDb));
        var scored = new ScoredClip(changed.clip(), changed.condition(), changed.seed(), word, track);
        return new Diagnosis.Trial(kind, amount, scored.missedFrom(model.rule()), !scored.isMissed(model.rule()));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
