package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** The title of an upright axis, read from below to above. */
final class UprightText {
    private UprightText() {}

    /** Paints the text on a baseline at this x, its middle at this y. */
    static void paint(Graphics2D g, String text, double baseline, double middle) {
        g.setFont(Palette.TEXT);
        g.setColor(Palette.INK);
        AffineTransform before = g.getTransform();
        g.translate(baseline, middle);
        g.rotate(-Math.PI / 2);
        g.drawString(text, -g.getFontMetrics().stringWidth(text) / 2f, 0);
        g.setTransform(before);
    }
}
