package triggerword.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A curve.
 *
 * @param stroke of its line, by which curves differ in grey
 * @param dotted whether there is a dot at every point, while there are few
 */
record CurveLayer(Curve curve, Color color, BasicStroke stroke, boolean dotted) implements Layer {
    private static final int MOST_DOTS = 60;
    private static final double DOT = 6;

    CurveLayer(Curve curve, Color color, BasicStroke stroke) {
        this(curve, color, stroke, true);
    }

    @Override
    public String name() {
        return curve.name();
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        var path = new Path2D.Double();
        var dots = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < curve.x().length; i++) {
            double x = area.toX(curve.x()[i]);
            double y = area.toY(curve.y()[i]);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                drawing = false;
                continue;
            }
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                drawing = true;
            }
            dots.append(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT), false);
        }
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(path);
        if (dotted && curve.x().length <= MOST_DOTS) {
            g.fill(dots);
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        g.setColor(color);
        g.setStroke(stroke);
        var line = new Path2D.Double();
        line.moveTo(box.getX(), box.getCenterY());
        line.lineTo(box.getMaxX(), box.getCenterY());
        g.draw(line);
    }
}
