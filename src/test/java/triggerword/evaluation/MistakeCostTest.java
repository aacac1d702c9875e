package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MistakeCostTest {
    /** Ten hours, a hundred words. */
    private static final List<OperatingPoint> POINTS = List.of(
            new OperatingPoint("validation", 0, 10, 0.9, 0, 40, 100),
            new OperatingPoint("validation", 0.5, 10, 0.7, 5, 10, 100),
            new OperatingPoint("validation", 5, 10, 0.3, 50, 2, 100));

    @Test
    void anHourCostsItsFalseAcceptsAndItsMissedWords() {
        assertThat(new MistakeCost(3, 20).perHour(POINTS.get(1))).isEqualTo(3 * 0.5 + 20 * 0.1);
    }

    @Test
    void theDearerAFalseAcceptTheHigherTheThreshold() {
        assertThat(new MistakeCost(0.01, 1).least(POINTS).threshold()).isEqualTo(0.3);
        assertThat(new MistakeCost(0.1, 1).least(POINTS).threshold()).isEqualTo(0.7);
        assertThat(new MistakeCost(10, 1).least(POINTS).threshold()).isEqualTo(0.9);
    }

    @Test
    void theMoreOftenTheWordIsSaidTheLowerTheThreshold() {
        assertThat(new MistakeCost(1, 0.1).least(POINTS).threshold()).isEqualTo(0.9);
        assertThat(new MistakeCost(1, 1000).least(POINTS).threshold()).isEqualTo(0.3);
    }

    @Test
    void nothingIsFree() {
        assertThatThrownBy(() -> new MistakeCost(0, 1)).hasMessage("falseAccept: expected above 0 but was 0.0");
        assertThatThrownBy(() -> new MistakeCost(1, Double.NaN))
                .hasMessage("wordsPerHour: expected above 0 but was NaN");
    }
}
