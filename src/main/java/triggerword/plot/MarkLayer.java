package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Moments, each an upright line with a sign at its head; x in seconds.
 *
 * @param name    name in the legend
 * @param timesMs the moments, in milliseconds
 * @param form    of the signs
 * @param color   of the signs
 */
record MarkLayer(String name, List<Double> timesMs, Form form, Color color) implements Layer {
    enum Form {
        TRIANGLE,
        CROSS
    }

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
            sign(g, x, area.box().getY() + 1, 12);
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        sign(g, box.getCenterX(), box.getCenterY() - 5, 10);
    }

    private void sign(Graphics2D g, double x, double top, double size) {
        switch (form) {
            case TRIANGLE -> triangle(g, x, top, size);
            case CROSS -> cross(g, x, top, size);
        }
    }

    /** White around it keeps it apart from its line and from what it lies on. */
    private void cross(Graphics2D g, double x, double top, double size) {
        var cross = new Path2D.Double();
        cross.moveTo(x - size / 2, top + 1);
        cross.lineTo(x + size / 2, top + 1 + size);
        cross.moveTo(x - size / 2, top + 1 + size);
        cross.lineTo(x + size / 2, top + 1);
        g.setColor(Color.WHITE);
        g.setStroke(Palette.pen(5));
        g.draw(cross);
        g.setColor(color);
        g.setStroke(Palette.pen(2.5));
        g.draw(cross);
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
