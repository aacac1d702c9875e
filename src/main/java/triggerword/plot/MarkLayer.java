package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Moments, each an upright line with a triangle at its head; x in seconds.
 *
 * @param name    name in the legend
 * @param timesMs the moments, in milliseconds
 * @param color   of the triangles
 */
record MarkLayer(String name, List<Double> timesMs, Color color) implements Layer {
    /** The record's own, but where there are no moments they need no name. */
    @Override
    public String name() {
        return timesMs.isEmpty() ? "" : name;
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        for (double timeMs : timesMs) {
            double x = area.toX(timeMs / 1000);
            g.setColor(area.raster() ? Color.WHITE : color);
            g.setStroke(Palette.pen(1.5));
            g.draw(new Line2D.Double(x, area.box().getY(), x, area.box().getMaxY()));
            triangle(g, x, area.box().getY() + 1, 12);
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        triangle(g, box.getCenterX(), box.getCenterY() - 5, 10);
    }

    private void triangle(Graphics2D g, double x, double top, double size) {
        var triangle = new Path2D.Double();
        triangle.moveTo(x - size / 2, top);
        triangle.lineTo(x + size / 2, top);
        triangle.lineTo(x, top + size);
        triangle.closePath();
        g.setColor(color);
        g.fill(triangle);
        g.setColor(Palette.INK);
        g.setStroke(Palette.pen(0.75));
        g.draw(triangle);
    }
}
