package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.Golden;
import triggerword.audio.TimeSpan;

class LabelOptionsTest {
    private static final LabelOptions COURSE = LabelOptions.course();

    /** Lines {@code case END,END runs A:B A:B count N}; "-" where there is none. */
    @Test
    void labelsAreTheCourses() throws IOException {
        for (String[] line : Golden.lines("labels.txt")) {
            var expected = new float[1375];
            for (int i = 3; i < line.length - 2 && !line[i].equals("-"); i++) {
                String[] run = line[i].split(":", 2);
                Arrays.fill(expected, Integer.parseInt(run[0]), Integer.parseInt(run[1]), 1);
            }
            List<TimeSpan> positives = line[1].equals("-")
                    ? List.of()
                    : Arrays.stream(line[1].split(",", -1))
                            .map(end -> new TimeSpan(0, Integer.parseInt(end)))
                            .toList();
            assertThat(COURSE.labels(positives, 10_000)).as(line[1]).isEqualTo(expected);
        }
    }

    @Test
    void theEndsOwnStepStaysZero() {
        float[] labels = COURSE.labels(List.of(new TimeSpan(0, 5000)), 10_000);
        assertThat(labels[687]).isZero();
        assertThat(labels[688]).isOne();
        assertThat(labels[737]).isOne();
        assertThat(labels[738]).isZero();
    }

    @Test
    void whatCannotBeSaysSo() {
        assertThatThrownBy(() -> new LabelOptions(0, 50))
                .hasMessage("expected steps and width above 0 but was 0 and 50");
        assertThatThrownBy(() -> new LabelOptions(1375, 0))
                .hasMessage("expected steps and width above 0 but was 1375 and 0");
    }
}
