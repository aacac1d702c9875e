package triggerword.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NetworkOptionsTest {
    @Test
    void theCoursesNetworkHasKerasNumberOfParameters() {
        assertThat(NetworkOptions.course().parameters()).isEqualTo(522_561);
        assertThat(NetworkOptions.tensorflow2().parameters()).isEqualTo(523_329);
    }

    @Test
    void tenSecondsGive1375Steps() {
        NetworkOptions options = NetworkOptions.course();
        assertThat(options.outputSteps(5511)).isEqualTo(1375);
        assertThat(options.outputSteps(15)).isEqualTo(1);
        assertThat(options.outputSteps(14)).isZero();
    }

    @Test
    void eachWithChangesOneThing() {
        NetworkOptions options = NetworkOptions.course()
                .withBins(1)
                .withFilters(2)
                .withKernel(3)
                .withStride(4)
                .withUnits(5)
                .withDropRate(0.6)
                .withGru(true, false);
        assertThat(options).isEqualTo(new NetworkOptions(1, 2, 3, 4, 5, 0.6, true, false));
    }

    @Test
    void impossibleShapesAreRefused() {
        NetworkOptions options = NetworkOptions.course();
        assertThatThrownBy(() -> options.withStride(0)).hasMessage("stride: expected at least 1 but was 0");
        assertThatThrownBy(() -> options.withDropRate(1))
                .hasMessage("dropRate: expected 0 up to but not 1 but was 1.0");
        assertThatThrownBy(() -> options.withDropRate(Double.NaN)).hasMessageEndingWith("but was NaN");
    }
}
