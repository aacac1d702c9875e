package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A colour in the legend of a picture whose cells have it. */
record SwatchLayer(String name, Color color) implements Layer {
    @Override
    public void paint(Graphics2D g, PlotArea area) {}

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        g.setColor(color);
        g.fill(box);
        g.setColor(Palette.INK);
        g.setStroke(Palette.pen(0.75));
        g.draw(box);
    }
}
