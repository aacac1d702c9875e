package triggerword.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/** Pictures of what is inside a network. */
final class InsidePlots {
    private static final int HEIGHT = 260;

    /** Of a filter's greatest, what can be told from nothing. */
    private static final double LEAST = 0.05;

    /** Of the greatest change, what is marked. */
    private static final double MARKED = 0.2;

    private InsidePlots() {}

    static TimePanel states(float[][] states, double stepMs) {
        Plots.demand(states.length > 0, "expected the states of at least one step but was none");
        var time = new Range(0, states.length * stepMs / 1000);
        var units = new Range(0, states[0].length);
        var panel = new TimePanel("States", "unit", HEIGHT, time.max(), units).lightPicture();
        panel.add(new MatrixLayer(states, time, units, MatrixLayer::diverging));
        panel.add(new SwatchLayer("−1", Palette.BLUE));
        panel.add(new SwatchLayer("0", Color.WHITE));
        panel.add(new SwatchLayer("1", Palette.VERMILLION));
        return panel;
    }

    static TimePanel changes(Spectrogram over, float[][] changes, double patchMs, double patchKiloHertz) {
        Plots.demand(changes.length > 0, "expected the changes of at least one patch but was none");
        double most =
                Arrays.stream(changes).mapToDouble(InsidePlots::greatest).max().orElseThrow();
        double scale = most == 0 ? 1 : most;
        var time = new Range(0, changes.length * patchMs / 1000);
        var frequency = bands(changes[0].length, patchKiloHertz, binKiloHertz(over));
        var panel = new TimePanel("What moves the score", TimePanel.KILOHERTZ, HEIGHT, time.max(), fromZero(frequency))
                .lightPicture();
        panel.add(new RasterLayer(over, ValueScale.of(over), InsidePlots::grey));
        panel.add(new MatrixLayer(changes, time, frequency, value -> MatrixLayer.glass(value / scale)));
        String greatest = LayeredChart.label(Math.round(1000 * most) / 1000.0);
        panel.add(new SwatchLayer("lowers the logit by up to " + greatest, Palette.BLUE));
        panel.add(new SwatchLayer("raises it", Palette.VERMILLION));
        markRising(panel, changes, MARKED * scale, time, frequency);
        return panel;
    }

    /** What so many bands fill, in kHz: a bin lies around its frequency, so the first begins half a bin below 0. */
    private static Range bands(int count, double bandKiloHertz, double binKiloHertz) {
        return new Range(-binKiloHertz / 2, count * bandKiloHertz - binKiloHertz / 2);
    }

    /** No frequency is below 0: of the first bin the upper half is seen. */
    private static Range fromZero(Range frequency) {
        return new Range(0, frequency.max());
    }

    /** From one bin to the next; 0 where bands are no frequencies. */
    private static double binKiloHertz(Spectrogram spectrogram) {
        return spectrogram.features() instanceof SpectrogramOptions linear ? linear.binHz() / 1000 : 0;
    }

    /** Crosses on what raises the score: in grey both colours look alike. */
    private static void markRising(TimePanel panel, float[][] changes, double least, Range time, Range frequency) {
        double width = time.length() / changes.length;
        double height = frequency.length() / changes[0].length;
        var x = DoubleStream.builder();
        var y = DoubleStream.builder();
        for (int column = 0; column < changes.length; column++) {
            for (int row = 0; row < changes[column].length; row++) {
                if (changes[column][row] > least) {
                    x.add((column + 0.5) * width);
                    y.add(frequency.min() + (row + 0.5) * height);
                }
            }
        }
        double[] columns = x.build().toArray();
        if (columns.length > 0) {
            var patches = new Curve(
                    "raises it by more than a fifth of that", columns, y.build().toArray());
            panel.add(new DotLayer(patches, DotLayer.Form.CROSS, Palette.INK, 5, 1));
        }
    }

    /** White where it is silent; never so dark that a colour over it cannot be told. */
    private static int grey(double loudness) {
        int part = (int) Math.round(255 - 110 * Math.min(Math.max(loudness, 0), 1));
        return part << 16 | part << 8 | part;
    }

    private static double greatest(float[] values) {
        double greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    /** Bins up to the highest that moves a filter, if only by a twentieth. */
    private static int seen(float[][] filters) {
        int bins = filters[0].length;
        while (bins > 1 && moves(filters, bins - 1) < LEAST) {
            bins--;
        }
        return bins;
    }

    private static double moves(float[][] filters, int bin) {
        return Arrays.stream(filters).mapToDouble(filter -> filter[bin]).max().orElseThrow();
    }

    static LayeredChart filters(float[][] filters, double binHz) {
        Plots.demand(filters.length > 0, "expected at least one filter but was none");
        int bins = seen(filters);
        var frequency = bands(bins, binHz / 1000, binHz / 1000);
        var numbers = new Range(0, filters.length);
        var columns = new float[bins][filters.length];
        for (int bin = 0; bin < bins; bin++) {
            for (int filter = 0; filter < filters.length; filter++) {
                columns[bin][filter] = filters[filter][bin];
            }
        }
        var chart = new LayeredChart("What the filters look at", Plots.WIDTH, HEIGHT, fromZero(frequency), numbers);
        chart.setXAxisTitle(TimePanel.KILOHERTZ);
        chart.setYAxisTitle("filter, in order");
        chart.add(new MatrixLayer(columns, frequency, numbers, value -> new Color(Viridis.rgb(value))));
        chart.add(new SwatchLayer("not moved", new Color(Viridis.rgb(0))));
        chart.add(new SwatchLayer("moved most", new Color(Viridis.rgb(1))));
        return chart;
    }
}
