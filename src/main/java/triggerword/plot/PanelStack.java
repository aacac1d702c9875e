package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** Panels one above the other on one time axis: a moment is at the same x in all of them, to the pixel. */
public final class PanelStack implements IChart {
    /** What a panel saves when the time axis below it is labelled for it. */
    private static final int LABELS = 36;

    /** Two fit side by side where one large one does. */
    private static final int SMALL_WIDTH = Plots.WIDTH / 2 - 10;

    /** Of a picture among the panels; a line needs its height to be read. */
    private static final double SMALL_HEIGHT = 0.75;

    private final List<TimePanel> panels;
    private final boolean small;

    /** A stack of these panels, from the top; they show the time of the one that shows most. */
    PanelStack(List<TimePanel> panels) {
        this(panels, false);
        double from =
                panels.stream().mapToDouble(panel -> panel.x().min()).min().orElseThrow();
        double to = panels.stream().mapToDouble(panel -> panel.x().max()).max().orElseThrow();
        between(from * 1000, to * 1000);
    }

    private PanelStack(List<TimePanel> panels, boolean small) {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("expected at least one panel to stack but was none");
        }
        this.panels = List.copyOf(panels);
        this.small = small;
    }

    /** Shows only the time from {@code fromMs} to {@code toMs}, in all panels; returns this stack. */
    public PanelStack between(double fromMs, double toMs) {
        panels.forEach(panel -> panel.between(fromMs, toMs));
        return this;
    }

    /** The same in half the width and without the key to the colours, for where there are many. */
    public PanelStack small() {
        return new PanelStack(panels, true);
    }

    /** True if it is what {@link #small} gives. */
    public boolean isSmall() {
        return small;
    }

    /**
     * Where the axes lie in a picture of a stack.
     *
     * @param fromMs time at their left
     * @param toMs   time at their right
     * @param boxes  of the panels, from the top, in parts of the picture's width and height
     */
    public record Axes(double fromMs, double toMs, List<Rectangle2D> boxes) {}

    /** Where the axes lie when the stack is as large as {@link #getWidth} and {@link #getHeight} say, or in proportion. */
    public Axes axes() {
        double width = getWidth();
        double height = getHeight();
        var picture = new BufferedImage(getWidth(), getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        paint(g, getWidth(), getHeight());
        g.dispose();
        List<Rectangle2D> boxes = new ArrayList<>();
        int top = 0;
        for (int i = 0; i < panels.size(); i++) {
            Rectangle2D box = panels.get(i).axes();
            boxes.add(new Rectangle2D.Double(
                    box.getX() / width, (top + box.getY()) / height, box.getWidth() / width, box.getHeight() / height));
            top += height(i);
        }
        Range time = panels.get(0).x();
        return new Axes(1000 * time.min(), 1000 * time.max(), List.copyOf(boxes));
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        int right = small
                ? LayeredChart.PADDING
                : panels.stream().mapToInt(LayeredChart::right).max().orElseThrow();
        double stretch = (double) height / getHeight();
        int top = 0;
        for (int i = 0; i < panels.size(); i++) {
            int panelHeight = (int) Math.round(height(i) * stretch);
            g.translate(0, top);
            panels.get(i).paint(g, width, panelHeight, right, last(i));
            g.translate(0, -top);
            top += panelHeight;
        }
    }

    @Override
    public int getWidth() {
        return small ? SMALL_WIDTH : panels.get(0).getWidth();
    }

    @Override
    public int getHeight() {
        int sum = 0;
        for (int i = 0; i < panels.size(); i++) {
            sum += height(i);
        }
        return sum;
    }

    /** The title of the panel at the top. */
    @Override
    public String getTitle() {
        return panels.get(0).getTitle();
    }

    private int height(int i) {
        int full = panels.get(i).getHeight() - (last(i) ? 0 : LABELS);
        return small && panels.get(i).raster() ? (int) (SMALL_HEIGHT * full) : full;
    }

    private boolean last(int i) {
        return i == panels.size() - 1;
    }
}
