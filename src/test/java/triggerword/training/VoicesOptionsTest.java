package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VoicesOptionsTest {
    private static final VoicesOptions OPTIONS = VoicesOptions.defaults();

    @Test
    void anyOptionIsChangedByItsName() {
        assertThat(OPTIONS.with("falseAcceptsPerHour", 0.5).falseAcceptsPerHour())
                .isEqualTo(0.5);
        assertThat(OPTIONS.with("learningRate", 1e-3).adam().learningRate()).isEqualTo(1e-3);
        assertThat(OPTIONS.with("peaks", 3).loss().peaks()).isEqualTo(3);
        assertThatThrownBy(() -> OPTIONS.with("falseAcceptsPerHour", 0))
                .hasMessage("falseAcceptsPerHour: expected above 0 but was 0.0");
    }

    @Test
    void theLearningRateFallsOverAllSteps() {
        VoicesOptions shorter = OPTIONS.withSteps(300);
        assertThat(shorter.steps()).isEqualTo(300);
        assertThat(shorter.adam().cosineSteps()).isEqualTo(300);
        assertThat(shorter.withSteps(OPTIONS.steps())).isEqualTo(OPTIONS);
    }
}
