package triggerword.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.augmentation.AugmentationOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.OptionTree;

class ExperimentOptionsTest {
    private static final ExperimentOptions OPTIONS = ExperimentOptions.defaults();

    @Test
    void anOptionIsVariedWhereverItLies() {
        ExperimentOptions other = OPTIONS.with("learningRate", 0.5).with("training.epochs", 3);
        assertThat(other.training())
                .isEqualTo(OPTIONS.training().withLearningRate(0.5).withEpochs(3));
        assertThat(other.network()).isEqualTo(OPTIONS.network());
        assertThat(OPTIONS.with("network", NetworkOptions.course()).network().dropRate())
                .isEqualTo(0.8);
    }

    @Test
    void wholeNumbersWillDoForOtherNumbers() {
        assertThat(OPTIONS.with("learningRate", 1).training().adam().learningRate())
                .isEqualTo(1.0);
        assertThat(OPTIONS.with("seed", 7).training().seed()).isEqualTo(7);
    }

    @Test
    void whatIsNoOptionIsRefused() {
        assertThatThrownBy(() -> OPTIONS.with("learnRate", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected the name of one option but was learnRate: there are [word,")
                .hasMessageContaining("training.adam.learningRate");
        assertThatThrownBy(() -> OPTIONS.with("probability", 1))
                .hasMessageContaining("it may be each of [voices.formants.probability, ");
        assertThatThrownBy(() -> OPTIONS.with("epochs", 1.5))
                .hasMessage("epochs: expected a value of type int but was 1.5");
        assertThatThrownBy(() -> OPTIONS.with("learningRate", -1))
                .hasMessage("learningRate: expected above 0 but was -1.0");
    }

    @Test
    void aNameIsAsShortAsItCanBe() {
        var paths = List.of("training.seed", "voices.pitch.probability", "voices.formants.probability", "examples");
        assertThat(paths.stream().map(path -> OptionTree.shortest(path, paths)))
                .containsExactly("seed", "pitch.probability", "formants.probability", "examples");
    }

    @Test
    void jsonGivesTheOptionsBack() {
        for (ExperimentOptions options : List.of(OPTIONS, OPTIONS.with("voices", AugmentationOptions.none()))) {
            var run = new Run(Path.of("run"), "", Run.json(options), "", Environment.here(), List.of(), "");
            assertThat(run.experiment()).isEqualTo(options);
        }
    }

    @Test
    void aSweepHasEveryCombination() {
        Sweep sweep = Sweep.over(OPTIONS).vary("learningRate", 1e-4, 1e-3).vary("seed", 1, 2, 3);
        assertThat(sweep.options()).hasSize(6).doesNotHaveDuplicates();
        assertThat(sweep.options().get(5))
                .isEqualTo(OPTIONS.with("learningRate", 1e-3).with("seed", 3));
    }

    @Test
    void aSweepHasTheSameOptionsOnce() {
        Sweep sweep = Sweep.over(OPTIONS).vary("learningRate", 1e-3, 0.001, 1e-4);
        assertThat(sweep.options())
                .containsExactly(OPTIONS.with("learningRate", 1e-3), OPTIONS.with("learningRate", 1e-4));
    }
}
