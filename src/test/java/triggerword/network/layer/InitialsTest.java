package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitialsTest {
    @Test
    void orthogonalRowsAreOrthonormal() {
        float[] values = Initials.orthogonalRows(16, 48).values(16 * 48, new SplittableRandom(1));
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                double dot = 0;
                for (int k = 0; k < 48; k++) {
                    dot += (double) values[i * 48 + k] * values[j * 48 + k];
                }
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }

    @Test
    void glorotUniformFillsItsInterval() {
        float[] values = Initials.glorotUniform(100, 200).values(20_000, new SplittableRandom(1));
        double limit = Math.sqrt(6.0 / 300);
        double squares = 0;
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) limit);
            squares += value * value;
        }
        assertThat(squares / values.length).isCloseTo(limit * limit / 3, within(3e-4));
    }
}
