package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * Bars side by side, from 0 up.
 *
 * @param heights y of each bar's top
 * @param start   x of the first bar's left edge
 * @param width   x from one bar to the next
 */
record BarLayer(int[] heights, double start, double width) implements Layer {
    @Override
    public void paint(Graphics2D g, PlotArea area) {
        for (int i = 0; i < heights.length; i++) {
            double left = area.toX(start + i * width);
            double right = area.toX(start + (i + 1) * width);
            double top = area.toY(heights[i]);
            g.setColor(Palette.BLUE);
            g.fill(new Rectangle2D.Double(left, top, right - left, area.toY(0) - top));
            g.setColor(Color.WHITE);
            g.setStroke(Palette.pen(1));
            g.draw(new Rectangle2D.Double(left, top, right - left, area.toY(0) - top));
        }
    }
}
