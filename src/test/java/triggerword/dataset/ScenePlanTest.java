package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import triggerword.Golden;
import triggerword.Golden.Mix;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.TimeSpan;
import triggerword.dataset.ScenePlan.Placement;

class ScenePlanTest {
    /** The mixes of 10 s; the others try what a scene never is. */
    static List<Mix> mixes() throws IOException {
        return Golden.mixes().stream()
                .filter(mix -> mix.background().frames() == 441_000)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void aPlanMixesToPydubsBytes(Mix mix) {
        var placements = new ArrayList<Placement>();
        for (int i = 0; i < mix.clips().size(); i++) {
            Clip clip = Golden.clip(
                    i % 2 == 0 ? Kind.POSITIVE : Kind.NEGATIVE, mix.clips().get(i));
            placements.add(place(clip, mix.positionsMs().get(i)));
        }
        var plan = new ScenePlan(Golden.clip(Kind.BACKGROUND, mix.background()), 0, placements, 3);
        Scene scene = plan.mix(SynthesisOptions.course());
        assertThat(Golden.sha256(scene.sound()))
                .isEqualTo(mix.stages().get(mix.stages().size() - 1).sha256());
        assertThat(scene.positives()).hasSize((placements.size() + 1) / 2);
        assertThat(scene.negatives()).hasSize(placements.size() / 2);
        assertThat(scene.leftOut()).isEqualTo(3);
    }

    @Test
    void spansAreInTheOrderOfTime() {
        Clip word = Golden.clip(Kind.POSITIVE, Golden.segment(4410, 1, 44_100, 2));
        Clip background = Golden.clip(Kind.BACKGROUND, Golden.segment(441_000, 2, 44_100, 2));
        var plan = new ScenePlan(background, 0, List.of(place(word, 5000), place(word, 100)), 0);
        Scene scene = plan.mix(SynthesisOptions.course());
        assertThat(scene.positives()).containsExactly(new TimeSpan(100, 199), new TimeSpan(5000, 5099));
        assertThat(scene).hasToString("Scene[Waveform[10.00 s, 44100 Hz, mono], 2 positives, 0 negatives]");
    }

    @Test
    void theSceneBeginsWhereThePlanSays() {
        Clip background = Golden.clip(Kind.BACKGROUND, Golden.segment(176_400, 2, 44_100, 2));
        var options = new SynthesisOptions(1000, 0, 0, 0, -16.8, 0, 1);
        Scene scene = new ScenePlan(background, 2500, List.of(), 0).mix(options);
        Scene same = new ScenePlan(
                        Golden.clip(Kind.BACKGROUND, background.sound().slice(110_250, 154_350)), 0, List.of(), 0)
                .mix(options);
        assertThat(Golden.sha256(scene.sound())).isEqualTo(Golden.sha256(same.sound()));
    }

    @Test
    void aBackgroundThatEndsTooEarlySaysSo() {
        Clip background = Golden.clip(Kind.BACKGROUND, Golden.segment(441_000, 2, 44_100, 2));
        assertThatThrownBy(() -> new ScenePlan(background, 1, List.of(), 0).mix(SynthesisOptions.course()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a background of at least 10001 ms but was 10000 ms: background.wav");
    }

    @Test
    void aWordOfAnotherRateSaysSo() {
        Clip background = Golden.clip(Kind.BACKGROUND, Golden.segment(441_000, 2, 44_100, 2));
        Clip word = Golden.clip(Kind.POSITIVE, Golden.segment(1600, 1, 16_000, 2));
        assertThatThrownBy(
                        () -> new ScenePlan(background, 0, List.of(place(word, 0)), 0).mix(SynthesisOptions.course()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 44100 Hz, as the background, but was 16000 Hz: " + word.file());
    }

    private static Placement place(Clip clip, int startMs) {
        return new Placement(
                clip, TimeSpan.of(startMs, (int) Math.rint(clip.sound().durationMs())));
    }
}
