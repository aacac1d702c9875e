package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The key to a raster's colours, drawn at its right: the least value below, the greatest above.
 *
 * @param scale from values to colours
 */
record ColorBar(ValueScale scale) {
    /** Room that it takes at the right of the axes, to the edge of the picture. */
    static final int WIDTH = 86;

    private static final int GAP = 12;
    private static final int BAR_WIDTH = 14;

    void paint(Graphics2D g, Rectangle2D plot) {
        var bar = new Rectangle2D.Double(plot.getMaxX() + GAP, plot.getY(), BAR_WIDTH, plot.getHeight());
        double strip = bar.height / 256;
        for (int i = 0; i < 256; i++) {
            g.setColor(new Color(Viridis.rgb(i / 255.0)));
            // A strip reaches half a strip under the one above it: no seam shows.
            g.fill(new Rectangle2D.Double(
                    bar.x, bar.getMaxY() - (i + 1) * strip, bar.width, i == 0 ? strip : 1.5 * strip));
        }
        g.setStroke(Palette.pen(1));
        g.setFont(Palette.SMALL);
        g.setColor(Palette.FAINT_INK);
        g.draw(bar);
        Range range = scale.range();
        int first = (int) Math.ceil(range.min() / scale.tick());
        int last = (int) Math.floor(range.max() / scale.tick());
        for (int i = first; i <= last; i++) {
            double value = i * scale.tick();
            double y = bar.y + (range.max() - value) / range.length() * bar.height;
            g.setColor(Palette.FAINT_INK);
            g.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + 4, y));
            g.setColor(Palette.INK);
            g.drawString(number(value), (float) bar.getMaxX() + 7, (float) y + 4);
        }
        UprightText.paint(g, scale.title(), plot.getMaxX() + WIDTH - 8, bar.getCenterY());
    }

    /** No more digits than it takes. */
    private static String number(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
