package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowBankTest {
    @Test
    void valuesOfAnySizeAreKeptTo4PerThousand() {
        float[] values = {0, 1e-6f, -1.47f, 0.1f, 15.9f, 16.1f, 300, -300, 1e5f};

        float[] kept = WindowBank.unpacked(WindowBank.packed(values));

        for (int i = 0; i < values.length; i++) {
            assertThat(kept[i]).isCloseTo(values[i], within(Math.abs(values[i]) * 0.004f));
        }
    }
}
