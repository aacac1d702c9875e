package triggerword.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** How many times as long others take: bars that begin at 1, on an axis on which each doubling is as wide. */
final class RatioChart extends NamedRows {
    /** Doublings that are kept free at the right, for the bars' numbers. */
    private static final double ROOM = 0.8;

    private RatioChart(String title, Map<String, Double> ratios, Range doublings) {
        super(title, new ArrayList<>(ratios.keySet()), doublings);
        setXAxisTitle("time of the other ÷ time of ours");
        doublingAlongX();
        double[] values =
                ratios.values().stream().mapToDouble(Double::doubleValue).toArray();
        add(new Bars("ours is faster", values, true, Palette.BLUE));
        add(new Bars("ours is slower", values, false, Palette.VERMILLION));
        add((g, area) -> {
            g.setColor(Palette.INK);
            g.setStroke(Palette.pen(1.5));
            g.draw(new Line2D.Double(
                    area.toX(0), area.box().getY(), area.toX(0), area.box().getMaxY()));
        });
    }

    static RatioChart of(String title, Map<String, Double> ratios) {
        Plots.demand(!ratios.isEmpty(), "expected at least one ratio but was none: " + title);
        ratios.forEach((name, ratio) -> Plots.demand(
                ratio > 0 && Double.isFinite(ratio), "expected a ratio above 0 but was " + ratio + ": " + name));
        Range doublings = Range.of(ratios.values().stream().mapToDouble(CurveChart::log2));
        var shown = new Range(Math.min(-1, Math.floor(doublings.min())), Math.max(1, doublings.max()) + ROOM);
        return new RatioChart(title, ratios, shown);
    }

    /** The bars on one side of 1. */
    private final class Bars implements Layer {
        private final String name;
        private final double[] ratios;
        private final boolean faster;
        private final Color color;

        Bars(String name, double[] ratios, boolean faster, Color color) {
            this.name = name;
            this.ratios = ratios;
            this.faster = faster;
            this.color = color;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void paint(Graphics2D g, PlotArea area) {
            for (int i = 0; i < ratios.length; i++) {
                if (ratios[i] >= 1 == faster) {
                    String places = ratios[i] < 10 ? "%.2f ×" : "%.0f ×";
                    String text = String.format(Locale.ROOT, places, ratios[i]);
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
