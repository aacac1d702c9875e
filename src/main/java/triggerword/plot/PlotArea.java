package triggerword.plot;

import java.awt.geom.Rectangle2D;

/**
 * Where a layer paints, and which values lie where.
 *
 * @param box    the rectangle inside the axes, in the units of the graphics (y down)
 * @param x      values from its left to its right edge
 * @param y      values from its lower to its upper edge
 * @param scale  device pixels a unit; 2 in a notebook's pictures
 * @param raster true if the ground is a dark picture, so that what lies on it must be light
 */
record PlotArea(Rectangle2D box, Range x, Range y, double scale, boolean raster) {
    double toX(double value) {
        return box.getX() + (value - x.min()) / x.length() * box.getWidth();
    }

    double toY(double value) {
        return box.getMaxY() - (value - y.min()) / y.length() * box.getHeight();
    }

    /** The x value at the left edge of a device column, counted from the box's left edge. */
    double columnStart(int column) {
        return x.min() + column / (scale * box.getWidth()) * x.length();
    }

    /** Device columns in the box. */
    int columns() {
        return (int) Math.max(1, Math.round(scale * box.getWidth()));
    }

    /** Device rows in the box. */
    int rows() {
        return (int) Math.max(1, Math.round(scale * box.getHeight()));
    }
}
