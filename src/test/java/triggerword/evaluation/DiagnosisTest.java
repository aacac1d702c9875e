package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.TimeSpan;
import triggerword.augmentation.Level;
import triggerword.detection.ScoreTrack;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** A clip that the shipped model hears, and copies of it that it does not. */
class DiagnosisTest {
    private static Model model;
    private static List<Clip> training;
    private static Clip loud;

    @BeforeAll
    static void load() throws IOException {
        model = ModelFile.read(Path.of("data/models/activate-course.zip"));
        training = ClipLibrary.load(Path.of("data"), 44_100)
                .split(Split.TRAIN)
                .positives()
                .subList(0, 30);
        loud = training.stream()
                .map(DiagnosisTest::loud)
                .filter(clip -> !scored(clip, Condition.clean()).isMissed(model.rule()))
                .findFirst()
                .orElseThrow();
    }

    private static Clip loud(Clip clip) {
        return clip.withSound(Level.peak(clip.sound().toMono(), -3));
    }

    private static ScoredClip scored(Clip clip, Condition condition) {
        return new Scoring(model, 1, 1, ScoringListener.NONE)
                .clips(List.of(clip), List.of(condition))
                .get(0);
    }

    @Test
    void aWordThatIsTooSoftTriggersLouder() {
        Clip soft = loud.withSound(Level.gain(loud.sound(), -18));
        Diagnosis diagnosis = Diagnosis.of(model, scored(soft, Condition.clean()), training);
        assertThat(diagnosis.surely()).isLessThan(model.rule().threshold());
        assertThat(diagnosis.least("louder")).isPresent();
        assertThat(diagnosis.least("softer")).isEmpty();
        assertThat(diagnosis.sentence()).contains("dB louder");
        Diagnosis.Trial least = diagnosis.least("louder").orElseThrow();
        double gain = Double.parseDouble(least.amount().replace(" dB louder", ""));
        // the detector itself says the same of the louder take
        var heard = ScoreTrack.of(model, Level.gain(diagnosis.scored().take().sound(), gain));
        assertThat(heard.detections(model.rule())).isNotEmpty();
    }

    @Test
    void itResemblesItself() {
        Diagnosis diagnosis = Diagnosis.of(model, scored(loud, Condition.clean()), training);
        assertThat(diagnosis.nearest().get(0).clip().file()).isEqualTo(loud.file());
        assertThat(diagnosis.nearest().get(0).distance())
                .isLessThan(diagnosis.nearest().get(1).distance() / 2);
        assertThat(diagnosis.sentence()).startsWith("It triggers, up to a threshold of ");
    }

    @Test
    void aWordThatIsHeardAtHigherThresholdsOnlyIsNotSaidToTrigger() {
        assertThat(afterAnEarlierTrigger(0.9f, 10).sentence())
                .startsWith(
                        "An earlier trigger leaves the detector deaf to it; it would trigger at a higher threshold, up to 0.90"
                                + " (the model's: 0.50).");
    }

    @Test
    void aWordThatNoThresholdHearsIsNotSaidToBeHeardBelowZero() {
        Diagnosis diagnosis = afterAnEarlierTrigger(0.3f, 300);
        assertThat(diagnosis.surely()).isZero();
        assertThat(diagnosis.sentence()).startsWith("No threshold would let it trigger: ");
    }

    /** Of a word with this score, at a threshold of 0.5; before it a score of 0.6 leaves the detector deaf for some steps. */
    private static Diagnosis afterAnEarlierTrigger(float score, int refractorySteps) {
        var scores = new float[300];
        scores[95] = 0.6f;
        scores[104] = score;
        var deaf = new ScoredClip(loud, Condition.clean(), 1, new TimeSpan(1000, 1499), HandMade.track(scores));
        var rule = new DetectorOptions(0.5, 1, refractorySteps);
        return new Diagnosis(deaf, deaf.missedFrom(rule), model.withRule(rule), List.of(), List.of(), List.of());
    }

    @Test
    void withoutNoiseThereIsNoLessOfIt() {
        Condition noisy = Condition.noise(0, List.of(training.get(5).sound()));
        assertThat(Change.all(scored(loud, noisy)))
                .anyMatch(change -> change.kind().equals("less noise"));
        assertThat(Change.all(scored(loud, Condition.clean())))
                .noneMatch(change -> change.kind().equals("less noise"));
    }

    @Test
    void withoutTrainingClipsThereIsNothingToCompareWith() {
        ScoredClip scored = scored(loud, Condition.clean());
        assertThatThrownBy(() -> Diagnosis.of(model, scored, List.of()))
                .hasMessage("expected clips that the detector learned from but there were none");
    }
}
