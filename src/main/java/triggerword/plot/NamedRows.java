package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Bars that lie one beneath the other, each with its name before it and its value, as text, behind it. */
abstract class NamedRows extends LayeredChart {
    private static final int ROW = 28;
    private static final int AROUND = 84;

    /** Between the axes and what stands beside them. */
    static final int GAP = 8;

    /** A bar's part of its row's height. */
    static final double BAR = 0.7;

    private final List<String> names;

    /** Axes for one bar a name, from above; the layers paint them, each by {@link #paintBar}. */
    NamedRows(String title, List<String> names, Range x) {
        super(title, Plots.WIDTH, AROUND + ROW * names.size(), x, new Range(0, names.size()));
        this.names = names;
        var fonts = new FontRenderContext(null, true, true);
        double widest = names.stream()
                .mapToDouble(name -> Palette.TEXT.getStringBounds(name, fonts).getWidth())
                .max()
                .orElseThrow();
        getStyler().setYAxisLeftWidthHint((int) Math.ceil(widest) + 3 * GAP);
        getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
        countAlongX();
    }

    @Override
    void paintBeside(Graphics2D g, Rectangle2D box) {
        g.setFont(Palette.TEXT);
        g.setColor(Palette.INK);
        for (int i = 0; i < names.size(); i++) {
            double width = g.getFontMetrics().stringWidth(names.get(i));
            g.drawString(names.get(i), (float) (box.getX() - GAP - width), baseline(box, i));
        }
    }

    /** Where a text stands that belongs to a row. */
    final float baseline(Rectangle2D box, int row) {
        return (float) (box.getY() + (row + 0.5) * box.getHeight() / names.size() + 4);
    }

    /** Paints the bar of a row from the x value {@code from} to {@code to}, and the text at its right. */
    final void paintBar(Graphics2D g, PlotArea area, int row, double from, double to, Color color, String text) {
        double height = area.box().getHeight() / names.size();
        double top = area.box().getY() + (row + 0.15) * height;
        double left = area.toX(Math.min(from, to));
        double right = area.toX(Math.max(from, to));
        g.setColor(color);
        g.fill(new Rectangle2D.Double(left, top, right - left, BAR * height));
        g.setFont(Palette.TEXT);
        g.setColor(Palette.INK);
        g.drawString(text, (float) right + 6, (float) (top + BAR / 2 * height + 4));
    }
}
