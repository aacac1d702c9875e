package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import triggerword.audio.Waveform;
import triggerword.dataset.Window;

/** Step i has heard five frames of 25 ms, 10 ms apart, from 30 i ms on: it ends at 30 i + 65 ms. */
class WindowLabelsTest {
    private static final int FRAMES = 200;
    private static final int STEPS = 66;

    private static float[] labels(OptionalDouble wordEndMs) {
        var window = new Window(Waveform.mono(new float[1], 16_000), wordEndMs, 1);
        return new WindowLabels(VoicesOptions.defaults()).labels(window, FRAMES);
    }

    /** 300 ms before the word's end are 705 ms, 40 ms before it 965 ms, 280 ms after it 1285 ms. */
    @Test
    void theWordMayTriggerAboutItsEnd() {
        var expected = new float[STEPS];
        Arrays.fill(expected, 22, 30, -1); // from 725 ms on
        Arrays.fill(expected, 30, 41, 1); // from 965 to 1265 ms
        Arrays.fill(expected, 41, STEPS, -1);
        assertThat(labels(OptionalDouble.of(1005))).containsExactly(expected);
    }

    @Test
    void withoutTheWordAllIsQuiet() {
        assertThat(labels(OptionalDouble.empty())).containsExactly(new float[STEPS]);
    }
}
