package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much or how many there is of each kind: one bar a kind, its name before it and its number behind it. */
final class CountChart extends LayeredChart {
    private static final int ROW = 28;
    private static final int AROUND = 84;
    private static final int GAP = 8;

    private final List<String> kinds;

    private CountChart(String title, String xTitle, List<String> kinds, int[] counts, double most) {
        super(title, Plots.WIDTH, AROUND + ROW * kinds.size(), new Range(0, 1.08 * most), new Range(0, kinds.size()));
        this.kinds = kinds;
        setXAxisTitle(xTitle);
        var fonts = new FontRenderContext(null, true, true);
        double widest = kinds.stream()
                .mapToDouble(kind -> Palette.TEXT.getStringBounds(kind, fonts).getWidth())
                .max()
                .orElseThrow();
        getStyler().setYAxisLeftWidthHint((int) Math.ceil(widest) + 3 * GAP);
        getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
        countAlongX();
        add((g, area) -> paintBars(g, area, counts));
    }

    static CountChart of(String title, String xTitle, Map<String, Integer> counts) {
        Plots.demand(!counts.isEmpty(), "expected at least one kind to count but was none: " + title);
        int[] numbers = counts.values().stream().mapToInt(Integer::intValue).toArray();
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new CountChart(title, xTitle, new ArrayList<>(counts.keySet()), numbers, Math.max(most, 1));
    }

    @Override
    void paintBeside(Graphics2D g, Rectangle2D box) {
        g.setFont(Palette.TEXT);
        g.setColor(Palette.INK);
        double row = box.getHeight() / kinds.size();
        for (int i = 0; i < kinds.size(); i++) {
            double width = g.getFontMetrics().stringWidth(kinds.get(i));
            g.drawString(kinds.get(i), (float) (box.getX() - GAP - width), (float) (box.getY() + (i + 0.5) * row + 4));
        }
    }

    private static void paintBars(Graphics2D g, PlotArea area, int[] counts) {
        double row = area.box().getHeight() / counts.length;
        g.setFont(Palette.TEXT);
        for (int i = 0; i < counts.length; i++) {
            double top = area.box().getY() + (i + 0.15) * row;
            double end = area.toX(counts[i]);
            g.setColor(Palette.BLUE);
            g.fill(new Rectangle2D.Double(area.toX(0), top, end - area.toX(0), 0.7 * row));
            g.setColor(Palette.INK);
            g.drawString(Integer.toString(counts[i]), (float) end + 6, (float) (top + 0.35 * row + 4));
        }
    }
}
