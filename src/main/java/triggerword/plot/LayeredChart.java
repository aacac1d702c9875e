package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * An {@link XYChart} that lends its axes: the data are painted by layers, in the order in which they were added.
 *
 * <p>XChart draws a line through every point, antialiases a heat map's cells into each other, and takes equally spaced x
 * for the axis's ticks; the layers here are quick, sharp and leave the ticks alone. Title and legend share the line above
 * the axes. Axes are fixed, so that charts of one width and one x range lie pixel under pixel.
 */
public class LayeredChart extends XYChart {
    /** Left of the axes: room for the widest tick labels, the same in all charts. */
    static final int LEFT = 72;

    /** XChart's padding on all four sides: half of a tick's label fits in, else the last one is left away. */
    static final int PADDING = 18;

    private static final int HEAD = 24;
    private static final int GAP = 8;

    /** Where XChart paints. Above and below, its padding may reach out of the picture: the head stands there, and nothing. */
    private static final int TOP = HEAD - PADDING + GAP;

    private static final int SIGN_WIDTH = 20;

    /** Where the y axis's title stands. */
    private static final int Y_TITLE = 22;

    private final List<Layer> layers = new ArrayList<>();
    private int below;
    private Range x;
    private Range y;

    LayeredChart(String title, int width, int height, Range x, Range y) {
        super(width, height);
        this.x = x;
        this.y = y;
        setTitle(title);
        getStyler().setChartTitleVisible(false).setLegendVisible(false);
        getStyler().setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
        getStyler().setChartPadding(PADDING).setPlotContentSize(1).setYAxisLeftWidthHint(LEFT);
        getStyler().setPlotBorderColor(Palette.FAINT_INK);
        getStyler().setPlotGridLinesColor(Palette.GRID).setPlotGridLinesStroke(Palette.pen(1));
        getStyler().setAxisTitleFont(Palette.TEXT).setAxisTickLabelsFont(Palette.SMALL);
        getStyler().setAxisTickMarksColor(Palette.FAINT_INK).setAxisTicksLineVisible(false);
        // XChart's own format writes 0.05 as .05.
        setCustomXAxisTickLabelsFormatter(LayeredChart::label);
        setCustomYAxisTickLabelsFormatter(LayeredChart::label);
        getStyler().setPlotMargin(0).setYAxisTitleVisible(false);
    }

    /** The number as it is, at most ten places after the point. */
    static String label(double value) {
        var label =
                BigDecimal.valueOf(value).setScale(10, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return label.toPlainString();
    }

    /** Just so much more axis that a tick at its very end is inside: XChart leaves it away otherwise. */
    private static double edge(Range range) {
        return 1e-7 * range.length();
    }

    /** Adds a layer above those before it. */
    void add(Layer layer) {
        layers.add(layer);
    }

    /** Adds a layer below those of {@link #add}, and above those that were added here before. */
    void addBelow(Layer layer) {
        layers.add(below++, layer);
    }

    /** What is painted, from below. */
    List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** What the x axis shows. */
    Range x() {
        return x;
    }

    /** What the y axis shows. */
    Range y() {
        return y;
    }

    /** Shows this part of the x axis. */
    void showX(Range part) {
        x = part;
    }

    /** Shows this part of the y axis. */
    void showY(Range part) {
        y = part;
    }

    /** Keeps the x axis's ticks at whole numbers. */
    void countAlongX() {
        int standard = getStyler().getXAxisTickMarkSpacingHint();
        // XChart takes steps of 1 from three quarters of 1 on, and asks how many pixels that is.
        double one = (getWidth() - getStyler().getYAxisLeftWidthHint() - PADDING) / x.length();
        getStyler().setXAxisTickMarkSpacingHint((int) Math.max(standard, 0.8 * one));
    }

    /** Writes x, which counts doublings, as the number that it stands for: 0 is 1, 3 is 8. */
    void doublingAlongX() {
        countAlongX();
        setCustomXAxisTickLabelsFormatter(LayeredChart::doubled);
    }

    /** Writes y, which counts doublings, as the number that it stands for. */
    void doublingAlongY() {
        double one = (getHeight() - HEAD - 3 * PADDING) / y.length();
        int standard = getStyler().getYAxisTickMarkSpacingHint();
        getStyler().setYAxisTickMarkSpacingHint((int) Math.max(standard, 0.8 * one));
        setCustomYAxisTickLabelsFormatter(LayeredChart::doubled);
    }

    private static String doubled(double doublings) {
        return label(Math.pow(2, Math.rint(doublings)));
    }

    /** The axes' box of the last painting, from the chart's upper left corner. */
    Rectangle2D axes() {
        Rectangle2D box = plot.getBounds();
        return new Rectangle2D.Double(box.getX(), box.getY() + TOP, box.getWidth(), box.getHeight());
    }

    /** Room at the right of the axes. */
    int right() {
        return PADDING;
    }

    /** True if the layers lie on a dark picture. */
    boolean raster() {
        return false;
    }

    /** Paints what belongs beside the axes' box. */
    void paintBeside(Graphics2D g, Rectangle2D box) {}

    @Override
    public void paint(Graphics2D g, int width, int height) {
        paint(g, width, height, right(), true);
    }

    /**
     * Paints the chart with this much room at its right, with or without labels at the x axis; what belongs beside it is
     * left away where there is no room.
     */
    void paint(Graphics2D g, int width, int height, int right, boolean labelled) {
        int ownWidth = getWidth();
        int ownHeight = getHeight();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        getStyler().setXAxisMin(x.min() - edge(x)).setXAxisMax(x.max() + edge(x));
        getStyler().setYAxisMin(y.min() - edge(y)).setYAxisMax(y.max() + edge(y));
        getStyler().setXAxisTitleVisible(labelled).setXAxisTicksVisible(labelled);
        // The picture would cover the grid, which takes a quarter of the time to paint.
        getStyler().setPlotGridLinesVisible(!raster());

        g.translate(0, TOP);
        super.paint(g, width - right + PADDING, height - TOP + PADDING - GAP);
        Rectangle2D box = plot.getBounds();
        var area = new PlotArea(box, x, y, g.getTransform().getScaleX(), raster());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Shape clip = g.getClip();
        g.clip(box);
        layers.forEach(layer -> layer.paint(g, area));
        g.setClip(clip);
        g.setColor(Palette.FAINT_INK);
        g.setStroke(Palette.pen(1));
        g.draw(box);
        UprightText.paint(g, getYAxisTitle(), Y_TITLE, box.getCenterY());
        if (right >= right()) {
            paintBeside(g, box);
        }
        g.translate(0, -TOP);
        paintHead(g, box);
        // XChart takes the size of a painting for the chart's own.
        setWidth(ownWidth);
        setHeight(ownHeight);
    }

    private void paintHead(Graphics2D g, Rectangle2D box) {
        double baseline = HEAD - 3;
        g.setFont(Palette.TITLE);
        g.setColor(Palette.INK);
        g.drawString(getTitle(), (float) box.getX(), (float) baseline);

        g.setFont(Palette.SMALL);
        double end = box.getMaxX();
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            if (layer.name().isEmpty()) {
                continue;
            }
            end -= g.getFontMetrics().stringWidth(layer.name());
            g.setColor(Palette.INK);
            g.drawString(layer.name(), (float) end, (float) baseline);
            end -= SIGN_WIDTH + 5;
            layer.paintSign(g, new Rectangle2D.Double(end, baseline - 10, SIGN_WIDTH, 12));
            end -= 14;
        }
    }
}
