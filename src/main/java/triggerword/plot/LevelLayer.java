package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * One value of the y axis as a dashed line across.
 *
 * @param name  name in the legend
 * @param level y of the line
 */
record LevelLayer(String name, double level) implements Layer {
    @Override
    public void paint(Graphics2D g, PlotArea area) {
        line(g, area.box().getX(), area.box().getMaxX(), area.toY(level));
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        line(g, box.getX(), box.getMaxX(), box.getCenterY());
    }

    private static void line(Graphics2D g, double left, double right, double y) {
        g.setColor(Palette.INK);
        g.setStroke(Palette.dashes(1.5));
        g.draw(new Line2D.Double(left, y, right, y));
    }
}
