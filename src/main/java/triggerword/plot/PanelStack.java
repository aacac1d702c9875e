package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** Panels one above the other on one time axis: a moment is at the same x in all of them, to the pixel. */
public final class PanelStack implements IChart {
    /** What a panel saves when the time axis below it is labelled for it. */
    private static final int LABELS = 36;

    private final List<TimePanel> panels;

    /** A stack of these panels, from the top; they show the time of the one that shows most. */
    PanelStack(List<TimePanel> panels) {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("expected at least one panel to stack but was none");
        }
        this.panels = List.copyOf(panels);
        double from =
                panels.stream().mapToDouble(panel -> panel.x().min()).min().orElseThrow();
        double to = panels.stream().mapToDouble(panel -> panel.x().max()).max().orElseThrow();
        between(from * 1000, to * 1000);
    }

    /** Shows only the time from {@code fromMs} to {@code toMs}, in all panels; returns this stack. */
    public PanelStack between(double fromMs, double toMs) {
        panels.forEach(panel -> panel.between(fromMs, toMs));
        return this;
    }

    /**
     * Where the time axis lies in a picture of this stack.
     *
     * @param left   of the axes, as a part of the picture's width
     * @param right  the same
     * @param fromMs time at the left
     * @param toMs   time at the right
     */
    public record TimeAxis(double left, double right, double fromMs, double toMs) {}

    /** Where the time axis lies when the stack is as wide as {@link #getWidth}, or is painted smaller in proportion. */
    public TimeAxis timeAxis() {
        var picture = new BufferedImage(getWidth(), getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        paint(g, getWidth(), getHeight());
        g.dispose();
        TimePanel first = panels.get(0);
        double width = getWidth();
        return new TimeAxis(
                first.axes().getMinX() / width,
                first.axes().getMaxX() / width,
                1000 * first.x().min(),
                1000 * first.x().max());
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        int right = panels.stream().mapToInt(LayeredChart::right).max().orElseThrow();
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
        return panels.get(0).getWidth();
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
        return panels.get(i).getHeight() - (last(i) ? 0 : LABELS);
    }

    private boolean last(int i) {
        return i == panels.size() - 1;
    }
}
