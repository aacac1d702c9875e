package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTest {
    @Test
    void aSliderTakesWhatThePageSays() {
        Control<Double> threshold = Interact.slider("threshold", 0, 1, 0.01, 0.5);
        assertThat(says(threshold, "{'method': 'update', 'state': {'value': 0.25}}"))
                .isTrue();
        assertThat(threshold.value()).isEqualTo(0.25);
        assertThat(threshold).hasToString("threshold = 0.25");
    }

    @Test
    void onlyAnotherValueIsAChange() {
        Control<Integer> window = Interact.intSlider("window", 100, 3200, 100, 200);
        assertThat(says(window, "{'method': 'update', 'state': {'value': 200}}"))
                .isFalse();
        assertThat(says(window, "{'method': 'update', 'state': {'tooltip': 'x'}}"))
                .isFalse();
        assertThat(window.value()).isEqualTo(200);
    }

    @Test
    void aChoiceIsTheObjectItself() {
        Control<List<String>> choice = Interact.dropdown("list", List.of(List.of("a"), List.of("b")));
        assertThat(choice.value()).containsExactly("a");
        assertThat(says(choice, "{'method': 'update', 'state': {'index': 1}}")).isTrue();
        assertThat(choice.value()).containsExactly("b");
    }

    @Test
    void aBoxIsTicked() {
        Control<Boolean> log = Interact.checkbox("log", false);
        assertThat(says(log, "{'method': 'update', 'state': {'value': true}}")).isTrue();
        assertThat(log.value()).isTrue();
    }

    @Test
    void aButtonCountsItsPresses() {
        Control<Integer> again = Interact.button("another");
        assertThat(again.value()).isZero();
        assertThat(says(again, "{'method': 'custom', 'content': {'event': 'click'}}"))
                .isTrue();
        assertThat(says(again, "{'method': 'custom', 'content': {'event': 'click'}}"))
                .isTrue();
        assertThat(again.value()).isEqualTo(2);
    }

    @Test
    void whatCannotBeSetIsNamed() {
        assertThatThrownBy(() -> Interact.slider("threshold", 1, 0, 0.01, 0.5))
                .hasMessage("threshold: expected a range from the lesser to the greater but was 1.0 to 0.0");
        assertThatThrownBy(() -> Interact.slider("threshold", 0, 1, 0, 0.5))
                .hasMessage("threshold: expected a step above 0 but was 0.0");
        assertThatThrownBy(() -> Interact.intSlider("window", 1, 10, 1, 11))
                .hasMessage("window: expected a start from 1.0 to 10.0 but was 11.0");
        assertThatThrownBy(() -> Interact.dropdown("room", List.of()))
                .hasMessage("room: expected at least one choice but was none");
    }

    private static boolean says(Control<?> control, String message) {
        return control.take(JsonParser.parseString(message).getAsJsonObject());
    }
}
