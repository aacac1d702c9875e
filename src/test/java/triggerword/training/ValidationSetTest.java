package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationSetTest {
    @Test
    void groupsAverageTheirLogits() {
        float[][] mean = ValidationSet.mean(List.of(new float[][] {{1, 2}, {3}}, new float[][] {{3, 4}, {-3}}));
        assertThat(mean[0]).containsExactly(2, 3);
        assertThat(mean[1]).containsExactly(0);
    }
}
