package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Parallel coordinates: an upright axis a column, a line a row, coloured by its value on the last axis. (Inselberg
 * 1985.)
 */
final class ParallelChart extends LayeredChart {
    private static final int HEIGHT = 320;

    /** Room within the axes' box for names below and values beside the outer axes. */
    private static final Range HEIGHTS = new Range(-0.16, 1.08);

    /**
     * An axis.
     *
     * @param places where each row lies on it, from 0 to 1; NaN if it has no value
     * @param ticks  texts, from below to above
     */
    private record Axis(String name, double[] places, List<String> ticks) {}

    private ParallelChart(String title, List<Axis> axes) {
        super(title, Plots.WIDTH, HEIGHT, new Range(-0.35, axes.size() - 0.65), HEIGHTS);
        getStyler().setYAxisTicksVisible(false).setYAxisLeftWidthHint(20);
        getStyler().setPlotGridHorizontalLinesVisible(false).setPlotGridVerticalLinesVisible(false);
        setXAxisTitle("");
        setYAxisTitle("");
        add((g, area) -> lines(g, area, axes));
        add((g, area) -> axes(g, area, axes));
    }

    static ParallelChart of(String title, Table rows, List<String> columns) {
        Plots.demand(rows.rowCount() > 0, "expected at least one row but was none: " + title);
        Plots.demand(columns.size() > 1, "expected at least two columns but was " + columns + ": " + title);
        return new ParallelChart(
                title, columns.stream().map(name -> axis(rows.column(name))).toList());
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        paint(g, width, height, right(), false);
    }

    /** Figures lie by their value; options, of which there are few, by their order. */
    private static Axis axis(Column<?> column) {
        if (column instanceof DoubleColumn figures) {
            double[] values = figures.asDoubleArray();
            Range range = Range.of(Arrays.stream(values));
            double[] places = Arrays.stream(values)
                    .map(value -> (value - range.min()) / range.length())
                    .toArray();
            return new Axis(column.name(), places, List.of(number(range.min()), number(range.max())));
        }
        Column<?> kinds = column.unique();
        kinds.sortAscending();
        List<String> ticks =
                IntStream.range(0, kinds.size()).mapToObj(kinds::getString).toList();
        double[] places = IntStream.range(0, column.size())
                .mapToDouble(row -> place(ticks.indexOf(column.getString(row)), ticks.size()))
                .toArray();
        return new Axis(column.name(), places, ticks);
    }

    /** Equally spaced from 0 to 1; one alone lies in the middle. */
    private static double place(int index, int count) {
        return count == 1 ? 0.5 : index / (count - 1.0);
    }

    private static String number(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private static void axes(Graphics2D g, PlotArea area, List<Axis> axes) {
        for (int i = 0; i < axes.size(); i++) {
            double x = area.toX(i);
            g.setStroke(Palette.pen(1));
            g.setColor(Palette.FAINT_INK);
            g.draw(new Line2D.Double(x, area.toY(0), x, area.toY(1)));
            Axis axis = axes.get(i);
            g.setColor(Palette.INK);
            g.setFont(Palette.TITLE);
            centred(g, axis.name(), x, area.toY(-0.13));
            g.setFont(Palette.SMALL);
            for (int tick = 0; tick < axis.ticks().size(); tick++) {
                double y = area.toY(place(tick, axis.ticks().size()));
                g.draw(new Line2D.Double(x - 4, y, x, y));
                String text = axis.ticks().get(tick);
                double width = g.getFontMetrics().stringWidth(text);
                g.setColor(Palette.translucent(Color.WHITE, 200));
                g.fill(new Rectangle2D.Double(x - 10 - width, y - 8, width + 4, 16));
                g.setColor(Palette.INK);
                g.drawString(text, (float) (x - 8 - width), (float) y + 4);
            }
        }
    }

    private static void centred(Graphics2D g, String text, double x, double y) {
        g.drawString(text, (float) (x - g.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }

    private static void lines(Graphics2D g, PlotArea area, List<Axis> axes) {
        double[] last = axes.get(axes.size() - 1).places();
        g.setStroke(Palette.pen(2));
        for (int row = 0; row < last.length; row++) {
            var line = new Path2D.Double();
            boolean drawing = false;
            for (int i = 0; i < axes.size(); i++) {
                double place = axes.get(i).places()[row];
                if (Double.isNaN(place)) {
                    drawing = false;
                } else if (drawing) {
                    line.lineTo(area.toX(i), area.toY(place));
                } else {
                    line.moveTo(area.toX(i), area.toY(place));
                    drawing = true;
                }
            }
            // Viridis's bright end cannot be seen on white.
            g.setColor(Double.isNaN(last[row]) ? Palette.FAINT_INK : new Color(Viridis.rgb(0.85 * last[row])));
            g.draw(line);
        }
    }
}
