package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowOptionsTest {
    @Test
    void partsOfTheNegativesAreOneAtMost() {
        WindowOptions all = WindowOptions.defaults().withNegatives(0.25, 0.25, 0, 0.5);
        assertThat(all.decoys()).isEqualTo(0.25);
        assertThatThrownBy(() -> all.withNegatives(0.5, 0.25, 0, 0.5))
                .hasMessage("decoys + chainedWords + runningSpeech: expected 0 to 1 but was 1.25");
        assertThatThrownBy(() -> all.withNegatives(-0.1, 0.25, 0, 0.5))
                .hasMessage("decoys: expected 0 to 1 but was -0.1");
    }
}
