package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** One thing drawn inside the axes of a {@link LayeredChart}. */
interface Layer {
    /** Paints it; the graphics is clipped to the area. */
    void paint(Graphics2D g, PlotArea area);

    /** Its name in the legend; empty if it needs none. */
    default String name() {
        return "";
    }

    /** Paints its sign in the legend into this box. */
    default void paintSign(Graphics2D g, Rectangle2D box) {}
}
