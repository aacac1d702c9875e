package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip.Kind;
import triggerword.audio.ClipLibrary;
import triggerword.audio.TimeSpan;
import triggerword.dataset.ScenePlan.Placement;

/** Where chance puts words, over many plans: plans are cheap, as nothing is mixed. */
class ScenePlacementTest {
    private static final int PLANS = 6000;

    @TempDir
    static Path folder;

    private static ClipLibrary clips;

    @BeforeAll
    static void writeClips() throws IOException {
        clips = TestClips.write(folder, 700, 16_000);
    }

    @Test
    void noTwoWordsOverlapAndAllLieInTheScene() {
        for (ScenePlan plan : plans(SynthesisOptions.course())) {
            List<Placement> words = plan.placements();
            for (int i = 0; i < words.size(); i++) {
                TimeSpan span = words.get(i).span();
                assertThat(span.startMs()).isNotNegative();
                assertThat(span.endMs()).isLessThan(10_000);
                for (int other = 0; other < i; other++) {
                    assertThat(span.overlaps(words.get(other).span())).isFalse();
                }
            }
        }
    }

    /** The course's get_random_time_segment: start in [0, 10000 - ms), end = start + ms - 1. */
    @Test
    void aWordBeginsAnywhereItFits() {
        var options = new SynthesisOptions(720, -20, 1, 0, -20, 0, 1);
        var starts = new ArrayList<Integer>();
        for (ScenePlan plan : plans(options)) {
            for (Placement word : plan.placements()) {
                int lengthMs = (int) Math.rint(word.clip().sound().durationMs());
                assertThat(word.span()).isEqualTo(TimeSpan.of(word.span().startMs(), lengthMs));
                assertThat(word.span().startMs()).isLessThan(720 - lengthMs);
                if (lengthMs == 700) {
                    starts.add(word.span().startMs());
                }
            }
        }
        // 20 places: 0 … 19, so that the last millisecond of the scene is never reached
        assertThat(starts.stream().distinct().sorted())
                .hasSize(20)
                .startsWith(0)
                .endsWith(19);
    }

    @Test
    void everyNumberOfWordsIsEquallyLikely() {
        var positives = new int[5];
        var negatives = new int[3];
        for (ScenePlan plan : plans(SynthesisOptions.course())) {
            assertThat(plan.leftOut()).isZero();
            positives[count(plan, Kind.POSITIVE)]++;
            negatives[count(plan, Kind.NEGATIVE)]++;
        }
        for (int count : positives) {
            assertThat(count / (double) PLANS).isCloseTo(1 / 5.0, within(.025));
        }
        for (int count : negatives) {
            assertThat(count / (double) PLANS).isCloseTo(1 / 3.0, within(.03));
        }
    }

    @Test
    void everyClipIsDrawnEquallyOften() {
        var drawn = new java.util.TreeMap<String, Integer>();
        int all = 0;
        for (ScenePlan plan : plans(SynthesisOptions.course())) {
            for (Placement word : plan.placements()) {
                if (word.clip().kind() == Kind.POSITIVE) {
                    drawn.merge(word.clip().file().getFileName().toString(), 1, Integer::sum);
                    all++;
                }
            }
        }
        assertThat(drawn).hasSize(3);
        for (int count : drawn.values()) {
            assertThat(count / (double) all).isCloseTo(1 / 3.0, within(.03));
        }
    }

    @Test
    void aLongBackgroundIsUsedFromAnywhere() {
        int largest = 0;
        for (ScenePlan plan : plans(SynthesisOptions.course())) {
            assertThat(plan.backgroundMs()).isBetween(0, 2000);
            largest = Math.max(largest, plan.backgroundMs());
        }
        assertThat(largest).isGreaterThan(1900);
    }

    @Test
    void withRoomForLabelsNothingLiesInThemAndNoneIsCut() {
        for (ScenePlan plan : plans(SynthesisOptions.defaults())) {
            Scene scene = labelled(plan);
            for (TimeSpan positive : scene.positives()) {
                var label = new TimeSpan(positive.endMs() + 1, positive.endMs() + 364);
                assertThat(label.endMs()).isLessThan(10_000);
                assertThat(scene.negatives()).noneMatch(label::overlaps);
                assertThat(scene.positives()).noneMatch(label::overlaps);
            }
            float[] labels = LabelOptions.course().labels(scene.positives(), 10_000);
            int ones = 0;
            for (float label : labels) {
                ones += (int) label;
            }
            assertThat(ones)
                    .as("50 steps a positive")
                    .isEqualTo(50 * scene.positives().size());
        }
    }

    @Test
    void withoutRoomForLabelsNegativesLieInSomeAsInTheCourse() {
        boolean met = false;
        for (ScenePlan plan : plans(SynthesisOptions.course())) {
            Scene scene = labelled(plan);
            for (TimeSpan positive : scene.positives()) {
                var label = new TimeSpan(positive.endMs() + 1, positive.endMs() + 364);
                met |= scene.negatives().stream().anyMatch(label::overlaps);
            }
        }
        assertThat(met).isTrue();
    }

    /** The course would look for a place for ever. */
    @Test
    @Timeout(20)
    void whatFindsNoRoomIsCounted(@TempDir Path own) throws IOException {
        ClipLibrary longWords = TestClips.write(own, 4000, 16_000);
        var synthesizer =
                new SceneSynthesizer(longWords, SynthesisOptions.course().withWords(9, 9));
        int crowded = 0;
        for (int i = 0; i < 500; i++) {
            ScenePlan plan = synthesizer.plan(7, i);
            assertThat(plan.placements().size()).isLessThanOrEqualTo(2);
            assertThat(plan.leftOut()).isNotNegative();
            assertThat(plan.leftOut() + plan.placements().size()).isLessThanOrEqualTo(18);
            crowded += plan.leftOut() > 0 ? 1 : 0;
        }
        assertThat(crowded).isGreaterThan(400);
        assertThat(synthesizer.scene(7, 0).leftOut())
                .isEqualTo(synthesizer.plan(7, 0).leftOut());
    }

    @Test
    void aWordOneMillisecondShorterThanTheSceneFits(@TempDir Path own) throws IOException {
        TestClips.write(own, 700, 16_000);
        AudioFile.write(Golden.segment(16 * 9999, 1, 16_000, 4), own.resolve("negatives/long.wav"));
        var synthesizer = new SceneSynthesizer(
                ClipLibrary.load(own, 16_000)
                        .only(clip ->
                                clip.kind() != Kind.NEGATIVE || clip.file().endsWith("long.wav")),
                SynthesisOptions.course().withWords(0, 1));
        for (int i = 0; i < 20; i++) {
            for (Placement word : synthesizer.plan(1, i).placements()) {
                assertThat(word.span()).isEqualTo(new TimeSpan(0, 9998));
            }
        }
    }

    private static List<ScenePlan> plans(SynthesisOptions options) {
        var synthesizer = new SceneSynthesizer(clips, options);
        var plans = new ArrayList<ScenePlan>();
        for (int i = 0; i < PLANS; i++) {
            plans.add(synthesizer.plan(i / 100, i % 100));
        }
        return plans;
    }

    private static int count(ScenePlan plan, Kind kind) {
        return (int) plan.placements().stream()
                .filter(word -> word.clip().kind() == kind)
                .count();
    }

    private static Scene labelled(ScenePlan plan) {
        return new Scene(
                plan.background().sound(), spans(plan, Kind.POSITIVE), spans(plan, Kind.NEGATIVE), plan.leftOut());
    }

    private static List<TimeSpan> spans(ScenePlan plan, Kind kind) {
        return plan.placements().stream()
                .filter(word -> word.clip().kind() == kind)
                .map(Placement::span)
                .toList();
    }
}
