package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import triggerword.model.DetectorOptions;

class TriggerTest {
    private static final double STEP_MS = 10_000.0 / 1375;

    @Test
    void firstStepsNeverTrigger() {
        var scores = new float[1375];
        scores[74] = 1;
        assertThat(Trigger.detections(scores, STEP_MS, DetectorOptions.course()))
                .isEmpty();
        scores[75] = 0.9f;
        assertThat(Trigger.detections(scores, STEP_MS, DetectorOptions.course()))
                .containsExactly(new Detection(75 * STEP_MS, 0.9f));
    }

    @Test
    void scoreMustBeAboveTheThreshold() {
        var scores = new float[200];
        scores[100] = 0.5f;
        assertThat(Trigger.detections(scores, STEP_MS, DetectorOptions.course()))
                .isEmpty();
    }

    @Test
    void oneLongRunTriggersAgainAfterTheRefractoryTime() {
        var scores = new float[300];
        java.util.Arrays.fill(scores, 100, 250, 0.8f);
        assertThat(Trigger.detections(scores, 1, DetectorOptions.course()))
                .extracting(Detection::timeMs)
                .containsExactly(100.0, 176.0);
    }

    @Test
    void thresholdOutOfRangeIsRefused() {
        assertThatThrownBy(() -> DetectorOptions.course().withThreshold(1.2))
                .hasMessage("threshold: expected 0 to 1 but was 1.2");
    }

    @Test
    void atOneNothingTriggers() {
        var scores = new float[200];
        java.util.Arrays.fill(scores, 1);
        assertThat(Trigger.detections(scores, STEP_MS, DetectorOptions.course().withThreshold(1)))
                .isEmpty();
    }
}
