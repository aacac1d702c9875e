package triggerword.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.dataset.WindowOptions;
import triggerword.training.VoicesOptions;

class RungsTest {
    @Test
    void eachChangesOneThatStandsBeforeIt() {
        var names = new HashSet<String>();
        for (Rung rung : Rungs.all()) {
            assertThat(names.isEmpty() ? rung.before().isEmpty() : names.contains(rung.before()))
                    .as(rung.name())
                    .isTrue();
            assertThat(names.add(rung.name()))
                    .as(rung.name() + " is there once")
                    .isTrue();
            assertThat(rung.why()).endsWith(".");
        }
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Rungs.all().stream().map(Rung::recipe).distinct()).hasSameSizeAs(Rungs.all());
    }

    @Test
    void theLadderEndsWhereTrainingIs() {
        var last = (WindowsRecipe) Rungs.named("decoys").recipe();
        assertThat(last.options()).isEqualTo(VoicesOptions.defaults());
        assertThat(last.recordedBackgrounds()).isTrue();
    }

    @Test
    void theRungBeforeHasTheSameNegativesWithoutDecoys() {
        WindowOptions before =
                ((WindowsRecipe) Rungs.named("full").recipe()).options().windows();
        WindowOptions last = VoicesOptions.defaults().windows();
        assertThat(before)
                .isEqualTo(((WindowsRecipe) Rungs.named("near-misses").recipe())
                        .options()
                        .windows());
        assertThat(before.decoys()).isZero();
        assertThat(before.chainedWords()).isEqualTo(last.decoys() + last.chainedWords());
        assertThat(before.withNegatives(last.decoys(), last.chainedWords(), last.confusables(), last.runningSpeech()))
                .isEqualTo(last);
    }

    @Test
    void aNameThatIsNoneIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> Rungs.named("course2"))
                .hasMessageStartingWith("--rungs: expected some of course, log-mel, ")
                .hasMessageEndingWith("but was 'course2'.");
    }

    @Test
    void theCommandLineNamesThem() {
        LadderOptions options =
                parse("--data d --positives p --negatives n m --noise r --rungs pcen course --seeds 5 --out f.csv");
        assertThat(options.rungs()).extracting(Rung::name).containsExactly("pcen", "course");
        assertThat(options.seeds()).isEqualTo(5);
        assertThat(options.sounds().snrDb()).containsExactly(10.0);
        assertThat(parse("--data d --positives p --negatives n").rungs()).isEqualTo(Rungs.all());
        assertThatThrownBy(() -> parse("--positives p --negatives n")).hasMessageEndingWith(": --data.");
        assertThatThrownBy(() -> parse("--data d")).hasMessageEndingWith(": --positives and --negatives.");
        assertThatThrownBy(() -> parse("--data d --positives p --negatives n --seeds 0"))
                .hasMessageContaining("a number from 1 on after --seeds");
    }

    private static LadderOptions parse(String line) {
        return LadderOptions.parse(List.of(line.split(" ", -1)));
    }
}
