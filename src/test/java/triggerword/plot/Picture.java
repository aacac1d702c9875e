package triggerword.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.IChart;

/** A rendered chart, and where its axes' box and its colours are: what a test measures with a ruler. */
record Picture(BufferedImage image) {
    static Picture of(IChart chart) {
        return new Picture(ChartImage.render(chart));
    }

    /** Columns in which the edges of boxes stand, as long upright lines; the middle of each line. */
    List<Double> uprightEdges() {
        var edges = new ArrayList<Double>();
        int start = -1;
        for (int x = 0; x <= image.getWidth(); x++) {
            boolean edge = x < image.getWidth()
                    && runs(x).stream().mapToInt(Integer::intValue).sum() > 60;
            if (edge && start < 0) {
                start = x;
            } else if (!edge && start >= 0) {
                edges.add((start + x - 1) / 2.0);
                start = -1;
            }
        }
        return edges;
    }

    /** Lengths of the upright lines in a column, each longer than any letter. */
    List<Integer> runs(int x) {
        var runs = new ArrayList<Integer>();
        int length = 0;
        for (int y = 0; y <= image.getHeight(); y++) {
            if (y < image.getHeight() && near(x, y, Palette.FAINT_INK, 30)) {
                length++;
            } else {
                if (length > 60) {
                    runs.add(length);
                }
                length = 0;
            }
        }
        return runs;
    }

    /** The box around this pixel: left, top, right and bottom, just inside its edges. */
    int[] boxAround(int x, int y) {
        int left = x;
        int right = x;
        int top = y;
        int bottom = y;
        while (!near(left, y, Palette.FAINT_INK, 25)) {
            left--;
        }
        while (!near(right, y, Palette.FAINT_INK, 25)) {
            right++;
        }
        while (!near(x, top, Palette.FAINT_INK, 25)) {
            top--;
        }
        while (!near(x, bottom, Palette.FAINT_INK, 25)) {
            bottom++;
        }
        return new int[] {left + 1, top + 1, right - 1, bottom - 1};
    }

    boolean near(int x, int y, Color color, int tolerance) {
        var here = new Color(image.getRGB(x, y));
        return Math.abs(here.getRed() - color.getRed()) <= tolerance
                && Math.abs(here.getGreen() - color.getGreen()) <= tolerance
                && Math.abs(here.getBlue() - color.getBlue()) <= tolerance;
    }

    /** The middle of the columns that have this colour in this row; NaN if none has. */
    double middleColumn(int y, int from, int to, Color color) {
        return IntStream.rangeClosed(from, to)
                .filter(x -> near(x, y, color, 12))
                .average()
                .orElse(Double.NaN);
    }

    /** The middle of the rows that have this colour in this column; NaN if none has. */
    double middleRow(int x, int from, int to, Color color) {
        return IntStream.rangeClosed(from, to)
                .filter(y -> near(x, y, color, 12))
                .average()
                .orElse(Double.NaN);
    }
}
