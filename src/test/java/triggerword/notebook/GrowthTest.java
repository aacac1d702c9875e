package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.plot.Curve;

class GrowthTest {
    private static final Path FILE = Path.of("growth.csv");

    @Test
    void aSweepHoldsAllOtherSizes() {
        var growth = new Growth(new Bench(
                FILE,
                List.of(
                        row("batch 1, 5511 frames, 128 units, 1 thread: openvino", 20, 25),
                        row("batch 1, 5511 frames, 128 units, 2 threads: openvino", 12, 15),
                        row("batch 4, 5511 frames, 128 units, 2 threads: openvino", 40, 50),
                        row("batch 1, 550 frames, 128 units, 2 threads: openvino", 2, 1),
                        row("batch 1, 5511 frames, 256 units, 2 threads", 30, Double.NaN))));

        assertCurves(growth.curves(Growth.Of.BATCH), new double[] {1, 4}, new double[] {12, 40}, new double[] {15, 50});
        assertCurves(
                growth.curves(Growth.Of.THREADS), new double[] {1, 2}, new double[] {20, 12}, new double[] {25, 15});
        List<Curve> units = growth.curves(Growth.Of.UNITS);
        assertThat(units.get(0).x()).containsExactly(128, 256);
        assertThat(units.get(1).x()).containsExactly(128);
        // A frame is 80 samples of 44,100 a second.
        assertThat(growth.curves(Growth.Of.LENGTH).get(0).x())
                .containsExactly(new double[] {550 * 80 / 44_100.0, 5511 * 80 / 44_100.0}, within(1e-9));
    }

    @Test
    void rowsOfAnotherBench() {
        var other = new Bench(FILE, List.of(row("one output step", 1, 2)));
        assertThatThrownBy(() -> new Growth(other))
                .hasMessage("expected rows as of ./lab bench growth but was none: growth.csv");
    }

    private static Bench.Timing row(String name, double ours, double peer) {
        return new Bench.Timing(name, ours, peer);
    }

    private static void assertCurves(List<Curve> curves, double[] x, double[] ours, double[] peer) {
        assertThat(curves).extracting(Curve::name).containsExactly("ours", "openvino");
        assertThat(curves.get(0).x()).containsExactly(x);
        assertThat(curves.get(0).y()).containsExactly(ours);
        assertThat(curves.get(1).x()).containsExactly(x);
        assertThat(curves.get(1).y()).containsExactly(peer);
    }
}
