package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SynthesisOptionsTest {
    private static final SynthesisOptions COURSE = SynthesisOptions.course();

    @Test
    void theDefaultsAreTheCoursesWithRoomForLabels() {
        assertThat(COURSE).isEqualTo(new SynthesisOptions(10_000, -20, 4, 2, -20, 0, 100));
        assertThat(SynthesisOptions.defaults()).isEqualTo(COURSE.withLabelRoomMs(364));
    }

    @Test
    void oneThingIsChangedAtATime() {
        assertThat(COURSE.withWords(1, 3)).isEqualTo(new SynthesisOptions(10_000, -20, 1, 3, -20, 0, 100));
        assertThat(COURSE.withBackgroundGainDb(-6)).isEqualTo(new SynthesisOptions(10_000, -6, 4, 2, -20, 0, 100));
    }

    @Test
    void whatCannotBeSaysSo() {
        assertThatThrownBy(() -> new SynthesisOptions(0, -20, 4, 2, -20, 0, 100))
                .hasMessage("durationMs: expected at least 1 but was 0");
        assertThatThrownBy(() -> COURSE.withWords(-1, 2)).hasMessage("maxPositives: expected at least 0 but was -1");
        assertThatThrownBy(() -> COURSE.withWords(1, -2)).hasMessage("maxNegatives: expected at least 0 but was -2");
        assertThatThrownBy(() -> COURSE.withLabelRoomMs(-3)).hasMessage("labelRoomMs: expected at least 0 but was -3");
        assertThatThrownBy(() -> new SynthesisOptions(1, -20, 4, 2, -20, 0, 0))
                .hasMessage("tries: expected at least 1 but was 0");
        assertThatThrownBy(() -> COURSE.withBackgroundGainDb(Double.NaN))
                .hasMessage("backgroundGainDb: expected a number but was NaN");
        assertThatThrownBy(() -> new SynthesisOptions(1, -20, 4, 2, Double.NEGATIVE_INFINITY, 0, 1))
                .hasMessage("targetDbfs: expected a number but was -Infinity");
    }
}
