package triggerword.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.evaluation.HandMade;
import triggerword.evaluation.Measurement;
import triggerword.model.DetectorOptions;

class CurvesTest {
    @Test
    void aCurveGoesThroughItsPoints() {
        var curve = new Curve("share", new double[] {0, 50, 100}, new double[] {0, 1, 0});
        var picture = Picture.of(Plots.curves("Up and down", "x", "y", curve));
        int[] box = picture.boxAround(300, 100);
        int middle = (box[0] + box[2]) / 2;
        // The y axis goes from 0 to 5 % above the greatest value.
        double top = box[3] - (box[3] - box[1]) / 1.05;
        assertThat(picture.middleRow(middle, box[1], (box[1] + box[3]) / 2, Palette.BLUE))
                .isCloseTo(top, within(4.0));
    }

    @Test
    void aCountGrowsByOneAtEachMoment() {
        Curve curve = Curve.counting("said", List.of(2.5, 4.0));
        assertThat(curve.x()).containsExactly(0, 2.5, 4);
        assertThat(curve.y()).containsExactly(0, 1, 2);
        assertThat(Curve.counting("never", List.of()).y()).containsExactly(0);
    }

    @Test
    void aFewWildStepsDoNotPressTheOthersToTheGround() {
        double[] losses = DoubleStream.concat(
                        DoubleStream.of(40), DoubleStream.generate(() -> 0.5).limit(499))
                .toArray();
        var picture = Picture.of(Plots.stepLoss(losses));
        int[] box = picture.boxAround(1000, 300);
        assertThat(picture.middleRow(1000, box[1], box[3], Palette.BLUE)).isLessThan(box[1] + 0.2 * (box[3] - box[1]));
    }

    /** At 2 false accepts an hour, a third of the way from 0.1 to 100 and a little, one of two words is missed. */
    @Test
    void falseAcceptsAreOnALogarithmicAxis() {
        var words = List.of(HandMade.word(HandMade.CLEAN, 0.9), HandMade.word(HandMade.CLEAN, 0.1));
        var stream = HandMade.halfAnHour(HandMade.CLEAN, 0.8, 0.3);
        var picture =
                Picture.of(Plots.tradeOff(new Measurement(new DetectorOptions(0.5, 1, 10), words, List.of(stream))));
        int[] box = picture.boxAround(1500, 100);
        int two = (int) (box[0] + (box[2] - box[0]) * (Math.log10(2) + 1) / 3);
        assertThat(picture.middleRow(two, box[1], box[3], Palette.BLUE))
                .isCloseTo(box[3] - (box[3] - box[1]) * 50 / 105.0, within(4.0));
    }

    /** Three of four values of one group lie in the first half, one of two of the other. */
    @Test
    void anOutlineIsAPartOfItsOwnGroup() {
        var rows = Table.create(
                StringColumn.create("kind", "many", "few", "many", "many", "few", "many"),
                DoubleColumn.create("ms", 0, 1, 1, 2, 9, 10));
        assertThat(outlines(rows, "ms", 2)).containsExactly(Map.entry("few", 0.5), Map.entry("many", 0.75));
    }

    @Test
    void aRowWithoutAValueIsInNoOutline() {
        var rows = Table.create(
                StringColumn.create("kind", "one", "one", "one"), DoubleColumn.create("ms", 0, Double.NaN, 10));
        assertThat(outlines(rows, "ms", 2)).containsExactly(Map.entry("one", 0.5));
    }

    @Test
    void aGroupWithoutValuesSaysSo() {
        var rows = Table.create(StringColumn.create("kind", "one", "none"), DoubleColumn.create("ms", 1, Double.NaN));
        assertThatThrownBy(() -> Plots.histograms("Lengths", "ms", rows, "ms", "kind", 2))
                .hasMessage("expected at least one value but was none: none");
    }

    /** The height of each outline's first step, by its name. */
    private static List<Map.Entry<String, Double>> outlines(Table rows, String column, int bars) {
        var chart = (LayeredChart) Plots.histograms("Lengths", "ms", rows, column, "kind", bars);
        return chart.layers().stream()
                .map(layer -> ((CurveLayer) layer).curve())
                .map(curve -> Map.entry(curve.name(), curve.y()[0]))
                .toList();
    }

    @Test
    void aKindWithNoneHasNoBar() {
        var picture = Picture.of(Plots.counts("Clips", "clips", Map.of("none", 0)));
        int[] box = picture.boxAround(900, 100);
        assertThat(picture.middleColumn((box[1] + box[3]) / 2, box[0] + 2, box[2], Palette.BLUE))
                .isNaN();
    }

    /** The axis goes from 1/2 to 4, and 0.8 doublings on for the numbers. */
    @Test
    void barsOfRatiosBeginAtOne() {
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("four times", 4.0);
        ratios.put("half", 0.5);
        var picture = Picture.of(Plots.ratios("Time", ratios));
        List<Double> edges = picture.uprightEdges();
        int right = (int) Math.floor(edges.get(edges.size() - 1));
        int left = (int) Math.ceil(edges.get(0));
        int[] box = picture.boxAround(right - 40, 100);
        double doubling = (right - left) / 3.8;
        double one = left + doubling;
        int above = box[1] + (box[3] - box[1]) / 4;
        int beneath = box[3] - (box[3] - box[1]) / 4;
        assertThat(picture.middleColumn(above, left, right, Palette.BLUE)).isCloseTo(one + doubling, within(3.0));
        assertThat(picture.middleColumn(beneath, left, right, Palette.VERMILLION))
                .isCloseTo(one - doubling / 2, within(3.0));

        assertThatThrownBy(() -> Plots.ratios("Time", Map.of("never", 0.0)))
                .hasMessage("expected a ratio above 0 but was 0.0: never");
    }

    /** Two bars of one work are three rows: what is timed stands above them. */
    @Test
    void whatIsTimedStandsAboveItsBars() {
        var ratios = new LinkedHashMap<String, Double>();
        ratios.put("a step: one", 4.0);
        ratios.put("a step: other", 2.0);
        var picture = Picture.of(Plots.ratios("Time", ratios));
        List<Double> edges = picture.uprightEdges();
        int right = (int) Math.floor(edges.get(edges.size() - 1));
        int left = (int) Math.ceil(edges.get(0));
        int[] box = picture.boxAround(right - 40, 100);
        int row = (box[3] - box[1]) / 3;
        assertThat(picture.middleColumn(box[1] + row / 2, left, right, Palette.BLUE))
                .isNaN();
        double longer = picture.middleColumn(box[1] + row * 3 / 2, left, right, Palette.BLUE);
        double shorter = picture.middleColumn(box[1] + row * 5 / 2, left, right, Palette.BLUE);
        assertThat(longer).isGreaterThan(shorter + 10);
    }

    /** The axis goes from 0 to 100, as the values are percentages. */
    @Test
    void aBarIsAsLongAsTheMeanAndADotIsAtEachValue() {
        var values = new LinkedHashMap<String, double[]>();
        values.put("two seeds", new double[] {20, 100});
        values.put("one seed", new double[] {0});
        var picture = Picture.of(Plots.spreads("Missed", "%", values));
        List<Double> edges = picture.uprightEdges();
        int right = (int) Math.floor(edges.get(edges.size() - 1));
        int left = (int) Math.ceil(edges.get(0));
        int[] box = picture.boxAround(right - 40, 100);
        double percent = (right - left) / 101.0;
        int middle = box[1] + (box[3] - box[1]) / 4;
        int apart = 8 * ChartImage.SCALE;
        // beside the dots
        int beneath = middle + (box[3] - box[1]) / 8;
        assertThat(picture.middleColumn(beneath, left + 1, right, Palette.SKY))
                .isCloseTo(left + 30 * percent, within(4.0));
        assertThat(picture.near((int) (left + 20 * percent), middle - apart / 2, Palette.INK, 3))
                .isTrue();
        assertThat(picture.near((int) (left + 100 * percent), middle + apart / 2, Palette.INK, 3))
                .isTrue();
        assertThat(picture.near((int) (left + 80 * percent), middle + apart / 2, Palette.INK, 3))
                .isFalse();

        assertThatThrownBy(() -> Plots.spreads("Missed", "%", Map.of("none", new double[0])))
                .hasMessage("expected values from 0 on, and at least one, but was []: none");
    }

    /** The y axis goes from 1 to 16, four doublings; three of them are reached in the middle. */
    @Test
    void growthIsShownByDoublings() {
        var curve = new Curve("ours", new double[] {1, 4, 16}, new double[] {1, 8, 16});
        var picture = Picture.of(Plots.growth("Time", "batch", "ms", curve));
        int[] box = picture.boxAround(300, 100);
        int middle = (box[0] + box[2]) / 2;
        assertThat(picture.middleRow(middle, box[1], box[3], Palette.BLUE))
                .isCloseTo(box[3] - 0.75 * (box[3] - box[1]), within(6.0));
    }

    @Test
    void viridisGrowsBrighterAllTheWay() {
        double before = -1;
        for (int i = 0; i <= 256; i += 8) {
            int rgb = Viridis.rgb(i / 256.0);
            double grey = 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
            assertThat(grey).isGreaterThan(before);
            before = grey;
        }
        assertThat(Viridis.rgb(0)).isEqualTo(0x440154);
        assertThat(Viridis.rgb(2)).isEqualTo(0xfde725);
    }

    @Test
    void axesEndAtNiceNumbers() {
        assertThat(Range.niceAbove(0.13)).isEqualTo(0.2, within(1e-12));
        assertThat(Range.niceAbove(0.5)).isEqualTo(0.5, within(1e-12));
        assertThat(Range.niceAbove(0.51)).isEqualTo(1, within(1e-12));
        assertThat(Range.niceAbove(0)).isEqualTo(1);
    }
}
