package triggerword.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdamOptionsTest {
    @Test
    void impossibleRatesAreRefused() {
        assertThatThrownBy(() -> AdamOptions.course().withLearningRate(0))
                .hasMessage("learningRate: expected above 0 but was 0.0");
        assertThatThrownBy(() -> AdamOptions.course().withDecay(-1))
                .hasMessage("decay: expected 0 or more but was -1.0");
        assertThatThrownBy(() -> new AdamOptions(1, 1, 0.9, 1e-7, 0, 0, 0, 0, 0, 0))
                .hasMessage("beta1, beta2: expected 0 up to but not 1 but was 1.0, 0.9");
    }

    @Test
    void anImpossibleMomentumIsRefused() {
        assertThatThrownBy(() -> AdamOptions.course().withMuon(1))
                .hasMessage("muonMomentum: expected 0 up to but not 1 but was 1.0");
        assertThat(AdamOptions.course().withMuon(0.9).withMuon(0)).isEqualTo(AdamOptions.course());
    }

    @Test
    void aWarmUpThatLeavesNoStepToFallInIsRefused() {
        assertThatThrownBy(() -> AdamOptions.warmupCosine(1e-3, 100, 100))
                .hasMessage(
                        "warmupSteps, cosineSteps: expected 0 <= warmupSteps < cosineSteps, or both 0, but was 100, 100");
        assertThatThrownBy(() -> AdamOptions.warmupCosine(1e-3, 5, 0))
                .hasMessageStartingWith("warmupSteps, cosineSteps: expected ");
        assertThatCode(() -> AdamOptions.warmupCosine(1e-3, 99, 100)).doesNotThrowAnyException();
        for (int steps = 0; steps < 5; steps++) {
            assertThat(AdamOptions.warmupCosine(1e-3, 100, 4000)
                            .withCosineSteps(steps)
                            .warmupSteps())
                    .isEqualTo(steps / 2);
        }
    }
}
