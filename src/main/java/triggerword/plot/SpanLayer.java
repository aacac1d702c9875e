package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.TexturePaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import triggerword.audio.TimeSpan;

/**
 * Stretches of time; x in seconds: their edges, a bar along the top, and a shade, which over a picture would be in its way.
 *
 * @param name    name in the legend
 * @param spans   the stretches
 * @param color   of shade and bar
 * @param shaded  false over a picture
 * @param hatched true for oblique lines in the bar, so that two kinds differ in grey too
 */
record SpanLayer(String name, List<TimeSpan> spans, Color color, boolean shaded, boolean hatched) implements Layer {
    private static final double BAR_HEIGHT = 7;

    /** The record's own, but where there are no spans they need no name. */
    @Override
    public String name() {
        return spans.isEmpty() ? "" : name;
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        g.setStroke(Palette.pen(1));
        for (TimeSpan span : spans) {
            double left = area.toX(span.startMs() / 1000.0);
            double right = area.toX((span.endMs() + 1) / 1000.0);
            var shade = new Rectangle2D.Double(
                    left, area.box().getY(), right - left, area.box().getHeight());
            if (shaded) {
                g.setColor(Palette.translucent(color, 48));
                g.fill(shade);
            }
            g.setColor(area.raster() ? Color.WHITE : color);
            g.draw(new Line2D.Double(left, shade.getY(), left, shade.getMaxY()));
            g.draw(new Line2D.Double(right, shade.getY(), right, shade.getMaxY()));
            bar(g, new Rectangle2D.Double(left, shade.getY(), right - left, BAR_HEIGHT));
        }
    }

    @Override
    public void paintSign(Graphics2D g, Rectangle2D box) {
        bar(g, new Rectangle2D.Double(box.getX(), box.getCenterY() - BAR_HEIGHT / 2, box.getWidth(), BAR_HEIGHT));
    }

    private void bar(Graphics2D g, Rectangle2D bar) {
        g.setPaint(hatched ? hatching() : color);
        g.fill(bar);
        g.setPaint(Palette.INK);
        g.setStroke(Palette.pen(0.75));
        g.draw(bar);
    }

    private TexturePaint hatching() {
        var tile = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 12; x++) {
                tile.setRGB(x, y, (x + y) % 12 < 5 ? 0xffffff : color.getRGB());
            }
        }
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, 6, 6));
    }
}
