package triggerword.plot;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.internal.chartpart.IChart;

/** Panels side by side on axes of the same length, to be compared; the colours' key stands at the right of the last. */
public final class PanelRow implements IChart {
    private final List<TimePanel> panels;

    /** A row of these panels, from the left; they show the time of the one that shows most, and all values of each. */
    PanelRow(List<TimePanel> panels) {
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("expected at least one panel in a row but was none");
        }
        this.panels = List.copyOf(panels);
        Range x = around(panels.stream().map(TimePanel::x).toList());
        Range y = around(panels.stream().map(TimePanel::y).toList());
        panels.forEach(panel -> panel.showX(x));
        panels.forEach(panel -> panel.showY(y));
    }

    private static Range around(List<Range> ranges) {
        return Range.of(ranges.stream().flatMapToDouble(range -> DoubleStream.of(range.min(), range.max())));
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        int last = panels.size() - 1;
        int right = panels.get(last).right();
        int each = (width - right + LayeredChart.PADDING) / panels.size();
        for (int i = 0; i < panels.size(); i++) {
            g.translate(i * each, 0);
            if (i < last) {
                panels.get(i).paint(g, each, height, LayeredChart.PADDING, true);
            } else {
                panels.get(i).paint(g, width - i * each, height, right, true);
            }
            g.translate(-i * each, 0);
        }
    }

    @Override
    public int getWidth() {
        return panels.get(0).getWidth();
    }

    @Override
    public int getHeight() {
        return panels.get(0).getHeight();
    }

    /** The titles of all panels. */
    @Override
    public String getTitle() {
        return String.join(" | ", panels.stream().map(TimePanel::getTitle).toList());
    }
}
