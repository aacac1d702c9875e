package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

/**
 * A matrix as cells of colour that fill a rectangle of the axes.
 *
 * @param values {@code [column][row]}, columns from the left, rows from below
 * @param x      what the columns fill
 * @param y      what the rows fill
 * @param color  of a value
 */
record MatrixLayer(float[][] values, Range x, Range y, DoubleFunction<Color> color) implements Layer {
    /** Of a glass; the picture below is seen through it. */
    private static final int OPAQUEST = 220;

    /** From blue over white to vermillion: -1, 0, 1. */
    static Color diverging(double value) {
        Color end = value < 0 ? Palette.BLUE : Palette.VERMILLION;
        double share = Math.min(1, Math.abs(value));
        return new Color(mix(end.getRed(), share), mix(end.getGreen(), share), mix(end.getBlue(), share));
    }

    /** The same over a picture: the less there is, the more of the picture is seen. */
    static Color glass(double value) {
        Color end = value < 0 ? Palette.BLUE : Palette.VERMILLION;
        return Palette.translucent(end, (int) Math.round(OPAQUEST * Math.min(1, Math.abs(value))));
    }

    private static int mix(int end, double share) {
        return (int) Math.round(255 + share * (end - 255));
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        int rows = values[0].length;
        var image = new BufferedImage(values.length, rows, BufferedImage.TYPE_INT_ARGB);
        for (int column = 0; column < values.length; column++) {
            for (int row = 0; row < rows; row++) {
                image.setRGB(
                        column, rows - 1 - row, color.apply(values[column][row]).getRGB());
            }
        }
        var place = AffineTransform.getTranslateInstance(area.toX(x.min()), area.toY(y.max()));
        place.scale(
                (area.toX(x.max()) - area.toX(x.min())) / values.length,
                (area.toY(y.min()) - area.toY(y.max())) / rows);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
    }
}
