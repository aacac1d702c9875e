package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same measured several times: a bar as long as the mean, and a dot for each value. */
final class SpreadChart extends NamedRows {
    private static final double DOT = 7;

    /** Room at the right for the means, as a part of the axis. */
    private static final double ROOM = 0.12;

    private SpreadChart(String title, String xTitle, List<String> names, List<double[]> values, double most) {
        super(title, names, new Range(0, (1 + ROOM) * most));
        setXAxisTitle(xTitle);
        add(new Means(values));
        add(new Dots(values, names.size()));
    }

    static SpreadChart of(String title, String xTitle, Map<String, double[]> values) {
        Plots.demand(!values.isEmpty(), "expected at least one name but was none: " + title);
        values.forEach((name, ofName) -> Plots.demand(
                ofName.length > 0 && Arrays.stream(ofName).allMatch(value -> value >= 0 && Double.isFinite(value)),
                "expected values from 0 on, and at least one, but was " + Arrays.toString(ofName) + ": " + name));
        double most =
                values.values().stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        return new SpreadChart(
                title, xTitle, new ArrayList<>(values.keySet()), List.copyOf(values.values()), most > 0 ? most : 1);
    }

    /** The bars, the mean behind the greatest value. */
    private final class Means implements Layer {
        private final List<double[]> values;

        Means(List<double[]> values) {
            this.values = values;
        }

        @Override
        public void paint(Graphics2D g, PlotArea area) {
            for (int row = 0; row < values.size(); row++) {
                double mean = Arrays.stream(values.get(row)).average().orElseThrow();
                double most = Arrays.stream(values.get(row)).max().orElseThrow();
                paintBar(g, area, row, 0, most, Color.WHITE, String.format(Locale.ROOT, "%.1f", mean));
                paintBar(g, area, row, 0, mean, Palette.SKY, "");
            }
        }
    }

    private record Dots(List<double[]> values, int rows) implements Layer {
        @Override
        public void paint(Graphics2D g, PlotArea area) {
            g.setColor(Palette.INK);
            double height = area.box().getHeight() / rows;
            for (int row = 0; row < rows; row++) {
                double y = area.box().getY() + (row + 0.5) * height;
                for (double value : values.get(row)) {
                    g.fill(new Ellipse2D.Double(area.toX(value) - DOT / 2, y - DOT / 2, DOT, DOT));
                }
            }
        }
    }
}
