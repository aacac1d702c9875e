package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The same measured several times: a bar as long as the mean, which stands at the right, and a dot for each value, each a
 * little below the one before, so that equal ones are told apart.
 */
final class SpreadChart extends NamedRows {
    private static final double DOT = 7;
    /** From one dot of a row to the next, in pixels; less where a row has no room for it. */
    private static final double APART = 8;

    /** Room at the right of the axes for the means: behind the bars, dots may lie. */
    private static final int RIGHT = 64;

    private static final double MOST_PERCENT = 100;
    /** So that a dot at the end is whole. */
    private static final double HALF_A_DOT = 1;

    private final List<double[]> values;

    private SpreadChart(String title, String xTitle, List<String> names, List<double[]> values, double most) {
        super(title, names, new Range(0, most));
        this.values = values;
        setXAxisTitle(xTitle);
        add(new Bars());
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
                title, xTitle, new ArrayList<>(values.keySet()), List.copyOf(values.values()), end(xTitle, most));
    }

    /** A little above the greatest value; of what is counted in percent no axis goes on above 100, but for a dot there. */
    private static double end(String xTitle, double most) {
        double end = Range.fromZero(DoubleStream.of(most)).max();
        return xTitle.contains("%") && most <= MOST_PERCENT ? Math.min(end, MOST_PERCENT + HALF_A_DOT) : end;
    }

    private double mean(int row) {
        return Arrays.stream(values.get(row)).average().orElseThrow();
    }

    @Override
    int right() {
        return RIGHT;
    }

    @Override
    void paintBeside(Graphics2D g, Rectangle2D box) {
        super.paintBeside(g, box);
        float x = (float) box.getMaxX() + GAP;
        g.drawString("mean", x, (float) box.getY() - GAP);
        for (int row = 0; row < values.size(); row++) {
            g.drawString(String.format(Locale.ROOT, "%.1f", mean(row)), x, baseline(box, row));
        }
    }

    private final class Bars implements Layer {
        @Override
        public void paint(Graphics2D g, PlotArea area) {
            for (int row = 0; row < values.size(); row++) {
                paintBar(g, area, row, 0, mean(row), Palette.SKY, "");
            }
        }
    }

    private record Dots(List<double[]> values, int rows) implements Layer {
        @Override
        public void paint(Graphics2D g, PlotArea area) {
            g.setStroke(Palette.pen(1));
            double height = area.box().getHeight() / rows;
            for (int row = 0; row < rows; row++) {
                double[] ofRow = values.get(row);
                double apart = Math.min(APART, BAR * height / ofRow.length);
                for (int i = 0; i < ofRow.length; i++) {
                    double x = area.toX(ofRow[i]);
                    double y = area.box().getY() + (row + 0.5) * height + (i - (ofRow.length - 1) / 2.0) * apart;
                    var dot = new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT);
                    g.setColor(Palette.INK);
                    g.fill(dot);
                    g.setColor(Color.WHITE);
                    g.draw(dot);
                }
            }
        }
    }
}
