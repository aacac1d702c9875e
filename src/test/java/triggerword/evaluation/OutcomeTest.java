package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;

class OutcomeTest {
    @Test
    void eachTriggerAnswersOneWordAndEachWordTakesOne() {
        var first = new TimeSpan(1000, 1800);
        var second = new TimeSpan(5000, 5600);
        var answer = new Detection(2000, 0.9f);
        var again = new Detection(2200, 0.8f);
        var nowhere = new Detection(9000, 0.7f);
        var outcome = Outcome.of(List.of(first, second), List.of(answer, again, nowhere));
        assertThat(outcome.hits()).containsExactly(answer);
        assertThat(outcome.missed()).containsExactly(second);
        assertThat(outcome.falseAccepts()).containsExactly(again, nowhere);
    }
}
