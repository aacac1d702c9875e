package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Points that are not joined, each a large ring: what is to be noticed on a curve. */
record PointLayer(Curve points, Color color) implements Layer {
    private static final double SIZE = 11;

    @Override
    public String name() {
        return points.name();
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        for (int i = 0; i < points.x().length; i++) {
            ring(g, area.toX(points.x()[i]), area.toY(points.y()[i]));
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        ring(g, box.getCenterX(), box.getCenterY());
    }

    private void ring(Graphics2D g, double x, double y) {
        g.setColor(color);
        g.setStroke(Palette.pen(2.5));
        g.draw(new Ellipse2D.Double(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE));
    }
}
