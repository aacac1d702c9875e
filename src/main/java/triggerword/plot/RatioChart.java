package triggerword.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many times as long others take: bars that begin at 1, on an axis on which each doubling is as wide. */
final class RatioChart extends NamedRows {
    /** Doublings that are kept free at the right, for the bars' numbers. */
    private static final double ROOM = 0.8;

    private static final String COLON = ": ";

    private RatioChart(String title, List<Row> rows, Range doublings) {
        super(title, rows.stream().map(Row::name).toList(), doublings);
        setXAxisTitle("time of the other ÷ time of ours");
        doublingAlongX();
        add((g, area) -> paintHeadings(g, area, rows));
        double[] ratios = rows.stream().mapToDouble(Row::ratio).toArray();
        add(new Bars("ours is faster", true, ratios, Palette.BLUE));
        add(new Bars("ours is slower", false, ratios, Palette.VERMILLION));
    }

    static RatioChart of(String title, Map<String, Double> ratios) {
        Plots.demand(!ratios.isEmpty(), "expected at least one ratio but was none: " + title);
        ratios.forEach((name, ratio) -> Plots.demand(
                ratio > 0 && Double.isFinite(ratio), "expected a ratio above 0 but was " + ratio + ": " + name));
        Range doublings = Range.of(ratios.values().stream().mapToDouble(CurveChart::log2));
        var shown = new Range(Math.min(-1, Math.floor(doublings.min())), Math.max(1, doublings.max()) + ROOM);
        return new RatioChart(title, rows(ratios), shown);
    }

    /**
     * A bar with its name, or what is timed, above the bars of those who do it.
     *
     * @param heading empty at a bar
     * @param ratio   NaN at a heading
     */
    private record Row(String heading, String name, double ratio) {}

    private static List<Row> rows(Map<String, Double> ratios) {
        var rows = new ArrayList<Row>();
        String group = "";
        for (Map.Entry<String, Double> ratio : ratios.entrySet()) {
            String name = ratio.getKey();
            int colon = name.indexOf(COLON);
            String heading = colon < 0 ? "" : name.substring(0, colon);
            if (!heading.isEmpty() && !heading.equals(group)) {
                rows.add(new Row(heading, "", Double.NaN));
            }
            group = heading;
            rows.add(new Row("", colon < 0 ? name : name.substring(colon + COLON.length()), ratio.getValue()));
        }
        return rows;
    }

    /** The line at 1, and the headings, each beneath a line. */
    private static void paintHeadings(Graphics2D g, PlotArea area, List<Row> rows) {
        Rectangle2D box = area.box();
        double height = box.getHeight() / rows.size();
        g.setStroke(Palette.pen(1));
        g.setColor(Palette.INK);
        g.draw(new Line2D.Double(area.toX(0), box.getY(), area.toX(0), box.getMaxY()));
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).heading().isEmpty()) {
                double top = box.getY() + i * height;
                g.setColor(Palette.GRID);
                g.draw(new Line2D.Double(box.getX(), top, box.getMaxX(), top));
                paintHeading(g, rows.get(i).heading(), box.getX() + 6, top + height / 2);
            }
        }
    }

    /** On white, as lines of the grid run behind it. */
    private static void paintHeading(Graphics2D g, String heading, double x, double middle) {
        g.setFont(Palette.TEXT.deriveFont(Font.BOLD));
        var metrics = g.getFontMetrics();
        double baseline = middle + 4;
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(
                x, baseline - metrics.getAscent(), metrics.stringWidth(heading) + 4.0, metrics.getHeight()));
        g.setColor(Palette.INK);
        g.drawString(heading, (float) x, (float) baseline);
    }

    /** The bars on one side of 1. */
    private final class Bars implements Layer {
        private final String name;
        private final boolean faster;
        private final double[] ratios;
        private final Color color;

        Bars(String name, boolean faster, double[] ratios, Color color) {
            this.name = name;
            this.faster = faster;
            this.ratios = ratios;
            this.color = color;
        }

        /** Where there is no bar none needs a name. */
        @Override
        public String name() {
            return Arrays.stream(ratios).anyMatch(this::isMine) ? name : "";
        }

        private boolean isMine(double ratio) {
            return faster ? ratio >= 1 : ratio < 1;
        }

        @Override
        public void paint(Graphics2D g, PlotArea area) {
            for (int i = 0; i < ratios.length; i++) {
                if (isMine(ratios[i])) {
                    String text = String.format(Locale.ROOT, ratios[i] < 10 ? "%.2f ×" : "%.0f ×", ratios[i]);
                    paintBar(g, area, i, 0, CurveChart.log2(ratios[i]), color, text);
                }
            }
        }

        @Override
        public void paintSign(Graphics2D g, Rectangle2D box) {
            g.setColor(color);
            g.fill(new Rectangle2D.Double(box.getX(), box.getY() + 2, box.getWidth(), box.getHeight() - 4));
        }
    }
}
