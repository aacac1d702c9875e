package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** Charts side by side in rows, all of one size, as one picture. */
final class ChartGrid implements IChart {
    private static final int WIDTH = Plots.WIDTH;

    private final List<? extends IChart> charts;
    private final int columns;
    private final int rowHeight;

    ChartGrid(List<? extends IChart> charts, int columns, int rowHeight) {
        this.charts = List.copyOf(charts);
        this.columns = columns;
        this.rowHeight = rowHeight;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        int wide = width / columns;
        int high = height / rows();
        for (int i = 0; i < charts.size(); i++) {
            int left = i % columns * wide;
            int top = i / columns * high;
            g.translate(left, top);
            charts.get(i).paint(g, wide, high);
            g.translate(-left, -top);
        }
    }

    private int rows() {
        return (charts.size() + columns - 1) / columns;
    }

    @Override
    public int getWidth() {
        return WIDTH;
    }

    @Override
    public int getHeight() {
        return rows() * rowHeight;
    }

    /** The titles of all. */
    @Override
    public String getTitle() {
        return String.join(", ", charts.stream().map(IChart::getTitle).toList());
    }
}
