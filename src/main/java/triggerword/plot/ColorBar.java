package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The key to a raster's colours, drawn at its right: {@code floorDb} below, 0 dB above.
 *
 * @param title   what the colours mean, with the unit
 * @param floorDb the lower end
 */
record ColorBar(String title, double floorDb) {
    /** Room that it takes at the right of the axes, to the edge of the picture. */
    static final int WIDTH = 86;

    private static final int GAP = 12;
    private static final int BAR_WIDTH = 14;
    private static final int TICK_DB = 20;

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
        for (int db = 0; db >= floorDb; db -= TICK_DB) {
            double y = bar.y + db / floorDb * bar.height;
            g.setColor(Palette.FAINT_INK);
            g.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + 4, y));
            g.setColor(Palette.INK);
            g.drawString(Integer.toString(db), (float) bar.getMaxX() + 7, (float) y + 4);
        }
        UprightText.paint(g, title, plot.getMaxX() + WIDTH - 8, bar.getCenterY());
    }
}
