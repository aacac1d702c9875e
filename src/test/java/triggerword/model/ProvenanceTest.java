package triggerword.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private record Epoch(int epoch, double loss, double validationLoss) {}

    @Test
    void anEntryIsReadBackAsWhatItWas() {
        var provenance = Provenance.unknown().with("adam", AdamOptions.course()).with("threshold", 0.7);
        assertThat(provenance.get("adam", AdamOptions.class)).isEqualTo(AdamOptions.course());
        assertThat(provenance.get("threshold", Double.class)).isEqualTo(0.7);
        assertThat(provenance.get("seed", Long.class)).isNull();
    }

    @Test
    void anotherEntryLeavesTheFirstProvenanceAsItWas() {
        var first = Provenance.unknown().with("seed", 1);
        assertThat(first.with("seed", 2).get("seed", Integer.class)).isEqualTo(2);
        assertThat(first.get("seed", Integer.class)).isEqualTo(1);
    }

    @Test
    void theHistoryOfAnInterruptedTrainingIsKeptWithoutWhatWasNotMeasured() {
        var provenance = Provenance.unknown().with("history", List.of(new Epoch(1, 0.25, Double.NaN)));
        assertThat(provenance.toString()).contains("\"loss\": 0.25").doesNotContain("NaN", "validationLoss");
    }
}
