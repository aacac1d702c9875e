package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static triggerword.evaluation.HandMade.CLEAN;
import static triggerword.evaluation.HandMade.word;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip.Kind;
import triggerword.model.DetectorOptions;

class BreakdownTest {
    private static final DetectorOptions RULE = new DetectorOptions(0.5, 1, 10);

    @Test
    void personsComeFirstTheWorstAtTheTop() {
        var clips = new ArrayList<ScoredClip>();
        for (int i = 0; i < 5; i++) {
            clips.add(word(CLEAN, "ann", "", Kind.POSITIVE, 0.9));
            clips.add(word(CLEAN, "bob", "", Kind.POSITIVE, i == 0 ? 0.1 : 0.9));
        }
        clips.add(word(CLEAN, "cem", "", Kind.POSITIVE, 0.1));
        clips.add(word(CLEAN, "", "", Kind.POSITIVE, 0.9));
        var table = Breakdown.of(clips, RULE);
        assertThat(table.stringColumn("group").asList()).startsWith("bob", "ann");
        assertThat(table.row(0).getInt("missed")).isEqualTo(1);
        assertThat(table.row(0).getDouble("frr")).isEqualTo(0.2);
        assertThat(table.stringColumn("group").asList())
                .as("a rate of one clip says nothing")
                .doesNotContain("cem");
        assertThat(table.where(table.stringColumn("by").isEqualTo("length"))
                        .intColumn("clips")
                        .sum())
                .isEqualTo(12);
    }

    @Test
    void triggersAreCountedByClassAndText() {
        FalseTriggers triggers = triggers(0.9, 0.9, 0.9, 0.1);
        assertThat(triggers.byClass().stringColumn("class").asList()).containsExactly("the word", "confusable");
        assertThat(triggers.byClass().row(1).getInt("triggered")).isEqualTo(3);
        assertThat(triggers.worst(10).stringColumn("text").asList()).containsExactly("captivate", "motivate");
        assertThat(triggers.worst(1).rowCount()).isEqualTo(1);
    }

    @Test
    void aThresholdLetsAtMostAPartOfAClassTrigger() {
        FalseTriggers triggers = triggers(0.9, 0.8, 0.7, 0.1);
        assertThat(triggers.threshold("confusable", 0)).isEqualTo(0.9f);
        assertThat(triggers.threshold("confusable", 49)).isEqualTo(0.8f);
        assertThat(triggers.threshold("confusable", 50)).isEqualTo(0.7f);
        assertThat(triggers.threshold("confusable", 100)).isZero();
        assertThatThrownBy(() -> triggers.threshold("far", 50))
                .hasMessage("expected clips of the class 'far' but there was none");
    }

    @Test
    void theWordItselfIsOfNoClass() {
        var triggers = new FalseTriggers(
                List.of(word(CLEAN, "ann", "", Kind.POSITIVE, 0.99), word(CLEAN, "ann", "", Kind.NEGATIVE, 0.3)), RULE);
        assertThat(triggers.threshold("other", 0)).isEqualTo(0.3f);
    }

    /** The word, and four near-misses with these scores: of "captivate" by two persons, "motivate" and "apple". */
    private static FalseTriggers triggers(double ann, double bob, double motivate, double apple) {
        return new FalseTriggers(
                List.of(
                        word(CLEAN, "ann", "activate", Kind.POSITIVE, 0.99),
                        word(CLEAN, "ann", "captivate", Kind.NEGATIVE, ann),
                        word(CLEAN, "bob", "captivate", Kind.NEGATIVE, bob),
                        word(CLEAN, "ann", "motivate", Kind.NEGATIVE, motivate),
                        word(CLEAN, "ann", "apple", Kind.NEGATIVE, apple)),
                RULE);
    }

    /** 364 ms after the word's end are 36 steps of 10 ms; silence is right in all others. */
    @Test
    void theCoursesAccuracyIsThatOfItsLabels() {
        var measurement =
                new Measurement(RULE, List.of(word(CLEAN, 0.9)), List.of(HandMade.halfAnHour(CLEAN, 0.9, 0.8, 0.2)));
        var accuracy = CourseAccuracy.of(measurement);
        double steps = 300 + 180_000;
        assertThat(accuracy.silence().accuracy()).isCloseTo(1 - 36 / steps, Offset.offset(1e-9));
        // The word's score, at 1.6 s, is within the label; two of the stream are wrong.
        assertThat(accuracy.detector().accuracy()).isCloseTo(1 - 37 / steps, Offset.offset(1e-9));
    }
}
