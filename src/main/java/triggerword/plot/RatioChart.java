package triggerword.plot;

import java.awt.Color;
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

    private RatioChart(String title, List<String> names, double[] ratios, Range doublings) {
        super(title, withoutRepetition(names), doublings);
        setXAxisTitle("time of the other ÷ time of ours");
        doublingAlongX();
        add((g, area) -> paintLines(g, area, names));
        add(new Bars("ours is faster", true, ratios, Palette.BLUE));
        add(new Bars("ours is slower", false, ratios, Palette.VERMILLION));
    }

    static RatioChart of(String title, Map<String, Double> ratios) {
        Plots.demand(!ratios.isEmpty(), "expected at least one ratio but was none: " + title);
        ratios.forEach((name, ratio) -> Plots.demand(
                ratio > 0 && Double.isFinite(ratio), "expected a ratio above 0 but was " + ratio + ": " + name));
        double[] values =
                ratios.values().stream().mapToDouble(Double::doubleValue).toArray();
        Range doublings = Range.of(Arrays.stream(values).map(CurveChart::log2));
        var shown = new Range(Math.min(-1, Math.floor(doublings.min())), Math.max(1, doublings.max()) + ROOM);
        return new RatioChart(title, new ArrayList<>(ratios.keySet()), values, shown);
    }

    /** What is timed stands before the first of its rows alone. */
    private static List<String> withoutRepetition(List<String> names) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            shown.add(beginsGroup(names, i) ? name : name.substring(name.indexOf(COLON) + COLON.length()));
        }
        return shown;
    }

    private static boolean beginsGroup(List<String> names, int row) {
        int colon = names.get(row).indexOf(COLON);
        return row == 0
                || colon < 0
                || !names.get(row - 1).startsWith(names.get(row).substring(0, colon + COLON.length()));
    }

    /** The line at 1, and one above each group. */
    private static void paintLines(Graphics2D g, PlotArea area, List<String> names) {
        Rectangle2D box = area.box();
        g.setStroke(Palette.pen(1));
        g.setColor(Palette.GRID);
        for (int row = 1; row < names.size(); row++) {
            double y = box.getY() + row * box.getHeight() / names.size();
            if (beginsGroup(names, row)) {
                g.draw(new Line2D.Double(box.getX(), y, box.getMaxX(), y));
            }
        }
        g.setColor(Palette.INK);
        g.draw(new Line2D.Double(area.toX(0), box.getY(), area.toX(0), box.getMaxY()));
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
            return ratio >= 1 == faster;
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
