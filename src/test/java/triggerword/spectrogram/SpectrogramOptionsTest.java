package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectrogramOptionsTest {
    @Test
    void theCoursesNumbers() {
        SpectrogramOptions course = SpectrogramOptions.course();
        assertThat(course.bins()).isEqualTo(101);
        assertThat(course.frames(441_000)).isEqualTo(5511);
        assertThat(course.hopMs()).isCloseTo(1.814, within(.001));
        assertThat(course.binHz()).isEqualTo(220.5);
    }

    @Test
    void whatCannotBeSaysSo() {
        assertThatThrownBy(() -> new SpectrogramOptions(44_100, 201, 80, 8000))
                .hasMessage("windowSamples: expected an even number from 4 on but was 201");
        assertThatThrownBy(() -> new SpectrogramOptions(44_100, 2, 1, 8000))
                .hasMessage("windowSamples: expected an even number from 4 on but was 2");
        assertThatThrownBy(() -> new SpectrogramOptions(44_100, 200, 0, 8000))
                .hasMessage("hopSamples: expected 1 to 200 (the window) but was 0");
        assertThatThrownBy(() -> new SpectrogramOptions(44_100, 200, 201, 8000))
                .hasMessage("hopSamples: expected 1 to 200 (the window) but was 201");
        assertThatThrownBy(() -> new SpectrogramOptions(0, 200, 80, 8000))
                .hasMessage("expected rates above 0 Hz but was 0 and 8000.0");
        assertThatThrownBy(() -> new SpectrogramOptions(44_100, 200, 80, Double.NaN))
                .hasMessage("expected rates above 0 Hz but was 44100 and NaN");
    }
}
