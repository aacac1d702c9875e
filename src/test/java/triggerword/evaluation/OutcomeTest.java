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

    @Test
    void aStretchHasItsOwnTimes() {
        var outcome = new Outcome(
                List.of(new Detection(999, 0.9f), new Detection(1000, 0.8f)),
                List.of(new TimeSpan(200, 900), new TimeSpan(900, 1300)),
                List.of(new Detection(2999, 0.7f), new Detection(3000, 0.6f)));
        assertThat(outcome.within(TimeSpan.of(1000, 2000)))
                .isEqualTo(new Outcome(
                        List.of(new Detection(0, 0.8f)),
                        List.of(new TimeSpan(-100, 300)),
                        List.of(new Detection(1999, 0.7f))));
    }
}
