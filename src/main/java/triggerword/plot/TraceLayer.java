package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Equally spaced values from x = 0 on, as a line. Where several values share a device column, the column is filled from their least to
 * their greatest: a line through 441,000 points would take minutes, and hide as much.
 *
 * @param values the values; what is not finite leaves a gap
 * @param step   x from one value to the next
 * @param shape  how the values are joined
 * @param color  of the line
 */
record TraceLayer(float[] values, double step, Shape shape, Color color) implements Layer {
    /** How neighbouring values are joined. */
    enum Shape {
        /** A straight line from value to value. */
        LINE,
        /** Each value holds until the next begins. */
        STEPS,
        /** As steps, and filled down to 0. */
        FILLED_STEPS
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        int first = clip((int) Math.floor(area.x().min() / step) - 1);
        int end = clip((int) Math.ceil(area.x().max() / step) + 2);
        g.setColor(color);
        if (end - first > 2 * area.columns()) {
            g.fill(envelope(area));
            return;
        }
        Path2D line = line(area, first, end);
        if (shape == Shape.FILLED_STEPS) {
            fill(g, area, line, first, end);
        }
        g.setStroke(Palette.pen(1.5));
        g.draw(line);
    }

    private int clip(int index) {
        return Math.min(Math.max(index, 0), values.length);
    }

    private Path2D line(PlotArea area, int first, int end) {
        var path = new Path2D.Double();
        boolean drawing = false;
        for (int i = first; i < end; i++) {
            if (!Float.isFinite(values[i])) {
                drawing = false;
                continue;
            }
            double x = area.toX(i * step);
            double y = area.toY(values[i]);
            if (drawing) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                drawing = true;
            }
            if (shape != Shape.LINE) {
                path.lineTo(area.toX((i + 1) * step), y);
            }
        }
        return path;
    }

    private void fill(Graphics2D g, PlotArea area, Path2D line, int first, int end) {
        if (first == end) {
            return;
        }
        var ground = new Path2D.Double(line);
        ground.lineTo(area.toX(end * step), area.toY(0));
        ground.lineTo(area.toX(first * step), area.toY(0));
        ground.closePath();
        g.setColor(Palette.translucent(color, 60));
        g.fill(ground);
        g.setColor(color);
    }

    /** One upright bar a device column; each includes the value before it, so that neighbours touch. */
    private Path2D envelope(PlotArea area) {
        var bars = new Path2D.Double();
        double pixel = 1 / area.scale();
        double thickness = 1;
        for (int column = 0; column < area.columns(); column++) {
            int from = clip((int) Math.floor(area.columnStart(column) / step) - 1);
            int to = clip((int) Math.ceil(area.columnStart(column + 1) / step));
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, Float.isFinite(values[i]) ? values[i] : low);
                high = Math.max(high, Float.isFinite(values[i]) ? values[i] : high);
            }
            if (low <= high) {
                double top = area.toY(high) - thickness / 2;
                double height = area.toY(low) - area.toY(high) + thickness;
                double x = area.box().getX() + column * pixel;
                bars.append(new Rectangle2D.Double(x, top, pixel, height), false);
            }
        }
        return bars;
    }
}
