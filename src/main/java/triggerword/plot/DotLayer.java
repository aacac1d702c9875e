package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Points, each a sign of a form that differs from others in grey, too.
 *
 * @param curve where they are, and their name in the legend
 * @param form  of the signs
 * @param color of the signs
 * @param size  of the signs, in pixels
 * @param pen   width of what is drawn and not filled, in pixels
 */
record DotLayer(Curve curve, Form form, Color color, double size, double pen) implements Layer {
    enum Form {
        DISC,
        RING,
        CROSS
    }

    @Override
    public String name() {
        return curve.name();
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        for (int i = 0; i < curve.x().length; i++) {
            sign(g, area.toX(curve.x()[i]), area.toY(curve.y()[i]));
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        sign(g, box.getCenterX(), box.getCenterY());
    }

    private void sign(Graphics2D g, double x, double y) {
        double half = size / 2;
        g.setColor(color);
        g.setStroke(Palette.pen(pen));
        Shape disc = new Ellipse2D.Double(x - half, y - half, size, size);
        switch (form) {
            case DISC -> g.fill(disc);
            case RING -> g.draw(disc);
            case CROSS -> {
                var cross = new Path2D.Double();
                cross.moveTo(x - half, y - half);
                cross.lineTo(x + half, y + half);
                cross.moveTo(x - half, y + half);
                cross.lineTo(x + half, y - half);
                g.draw(cross);
            }
        }
    }
}
