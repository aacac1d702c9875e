package triggerword.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.experiment.Environment;
import triggerword.experiment.Epoch;
import triggerword.experiment.ExperimentOptions;
import triggerword.experiment.Run;
import triggerword.model.Provenance;

class RunChartTest {
    private static Run run(Epoch... history) {
        JsonObject options = Provenance.unknown()
                .with("options", ExperimentOptions.defaults())
                .entries()
                .getAsJsonObject("options");
        return new Run(
                Path.of("activate-1"),
                "2026-01-01T00:00:00Z",
                options,
                "",
                new Environment("", "", 2, Map.of()),
                List.of(history),
                "");
    }

    private static Epoch epoch(int number, double loss, int missed) {
        return new Epoch(number, 200L * number, loss, loss + 0.1, 0.5, missed, 80, 10);
    }

    @Test
    void theBestEpochIsRinged() {
        var chart = Plots.run(run(epoch(16, 0.5, 20), epoch(31, 0.2, 40)));
        assertThat(chart.getTitle()).isEqualTo("Loss, Missed of 80 words");
        var picture = Picture.of(chart);
        int[] box = picture.boxAround(1400, 200);
        // 16 of 32 epochs are half of the axis; 20 of 80 words a quarter, of an axis that ends at 1.05.
        int x = (box[0] + box[2]) / 2;
        int y = (int) Math.round(box[3] - 0.25 / 1.05 * (box[3] - box[1]));
        assertThat(picture.near(x - 11, y, Palette.VERMILLION, 60)).isTrue();
        assertThat(picture.near(x + 11, y, Palette.VERMILLION, 60)).isTrue();
        assertThat(picture.near(x, y - 11, Palette.VERMILLION, 60)).isTrue();
    }

    @Test
    void aRunWithoutAnEpochHasNoChart() {
        assertThatThrownBy(() -> Plots.run(run()))
                .hasMessage("expected a run with an epoch behind it but was none: activate-1");
    }

    @Test
    void everyRowIsALineAcrossTheAxes() {
        Table table = Table.create(
                "runs",
                StringColumn.create("learningRate", "0.001", "0.0001", "0.001", "0.01"),
                IntColumn.create("seed", 2, 10, 1, 1),
                DoubleColumn.create("missed", 0.1, 0.9, 0.6, Double.NaN));
        var picture = Picture.of(Plots.parallel("Runs", table, "learningRate", "seed", "missed"));
        int[] box = picture.boxAround(60, 100);
        List<Double> edges = picture.uprightEdges();
        assertThat(edges).hasSize(5);
        // In the middle between the second and the last axis: from 2, the second of 1, 2, 10, to 0.1, the least.
        int x = (int) Math.round((edges.get(2) + edges.get(3)) / 2);
        int y = (int) Math.round(box[3] - (0.16 + 0.25) / 1.24 * (box[3] - box[1]));
        var color = new java.awt.Color(Viridis.rgb(0));
        assertThat(picture.near(x, y, color, 60)).isTrue();
    }

    @Test
    void lessThanTwoAxesAreRefused() {
        Table table = Table.create("runs", DoubleColumn.create("missed", 0.1));
        assertThatThrownBy(() -> Plots.parallel("Runs", table, "missed"))
                .hasMessage("expected at least two columns but was [missed]: Runs");
    }
}
