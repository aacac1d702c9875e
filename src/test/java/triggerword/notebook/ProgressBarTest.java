package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final Surface UNSEEN = value -> {};

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ProgressBar bar =
            new ProgressBar("training", 0, UNSEEN, new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void whereThereIsNoNotebookTheFirstAndTheLastUpdateArePrinted() {
        for (int step = 1; step <= 1000; step++) {
            bar.update(step, 1000, "loss 0.1");
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("training █{20} 100 % · 1000 of 1000 · loss 0\\.1 · \\d+ s");
    }

    @Test
    void theBarIsAsFullAsTheWorkIsDone() {
        bar.update(1, 4, "");
        assertThat(bar).asString().matches("training █{5}░{15}  25 % · 1 of 4 · \\d+ s left");
        assertThat(bar.html()).contains("width:25.0%");
    }

    @Test
    void whatWasDoneBeforeTookNoTime() throws InterruptedException {
        var resumed = new ProgressBar("training", 0.98, UNSEEN, new PrintStream(printed, true, StandardCharsets.UTF_8));
        Thread.sleep(600);
        resumed.update(99, 100, "");
        // as long as for the hundredth before
        assertThat(resumed).asString().matches("training █{20}  99 % · 99 of 100 · [1-9]\\d* s left");
    }

    @Test
    void whatEndsEarlyStaysWhereItWas() {
        bar.update(1, 4, "");
        bar.end("out of memory");
        assertThat(bar).hasToString("training █████░░░░░░░░░░░░░░░  25 % · out of memory");
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> bar.update(5, 4, "")).hasMessage("done: expected 0 to 4 (the total) but was 5");
    }
}
