package triggerword.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import triggerword.plot.Curve;
import triggerword.plot.Plots;
import triggerword.spectrogram.SpectrogramOptions;

/** How the time that scoring takes grows with one thing while all others stay: {@code ./lab bench growth} as charts. */
public final class Growth {
    private static final Pattern NAME = Pattern.compile(
            "batch (?<BATCH>\\d+), (?<LENGTH>\\d+) frames, (?<UNITS>\\d+) units, (?<THREADS>\\d+) threads?(: (?<peer>\\w+))?");

    /** What grows; the names are those of the pattern's groups. */
    public enum Of {
        BATCH("clips at once"),
        LENGTH("length of the sound (s)"),
        UNITS("hidden size of the GRUs (units)"),
        THREADS("threads");

        private final String title;

        Of(String title) {
            this.title = title;
        }

        /** The value on the x axis. */
        private double shown(int value) {
            return this == LENGTH ? value * SpectrogramOptions.course().hopMs() / 1000 : value;
        }
    }

    /** The time of one library for one set of sizes. */
    private record Point(Map<Of, Integer> sizes, String library, double ms) {}

    private final List<Point> points = new ArrayList<>();
    private final Map<Of, Integer> base = new EnumMap<>(Of.class);

    /** The growth in the rows of a bench; those of peers that did not take part are left out. */
    public Growth(Bench bench) {
        for (Bench.Timing row : bench.rows()) {
            Matcher name = NAME.matcher(row.name());
            if (name.matches()) {
                Map<Of, Integer> sizes = sizes(name);
                points.add(new Point(sizes, "ours", row.ours()));
                if (name.group("peer") != null) {
                    points.add(new Point(sizes, name.group("peer"), row.peer()));
                }
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("expected rows as of ./lab bench growth but was none: " + bench.file());
        }
        // Each sweep comes back to the same sizes, so that these are the commonest.
        for (Of size : Of.values()) {
            base.put(size, commonest(points.stream().map(point -> point.sizes().get(size))));
        }
    }

    private static Map<Of, Integer> sizes(Matcher name) {
        var sizes = new EnumMap<Of, Integer>(Of.class);
        for (Of size : Of.values()) {
            sizes.put(size, Integer.valueOf(name.group(size.name())));
        }
        return sizes;
    }

    private static int commonest(Stream<Integer> values) {
        return values
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Time of ours and of each peer, in ms, against one size, both on logarithmic axes. */
    public XYChart chart(Of size) {
        return Plots.growth(
                "Time by " + size.title, size.title, "time (ms)", curves(size).toArray(Curve[]::new));
    }

    /**
     * All charts, one below the other.
     *
     * @param png makes a file of a chart
     */
    String html(Function<IChart, byte[]> png) {
        return Arrays.stream(Of.values())
                .map(this::chart)
                .map(chart -> "<div>" + Html.picture(chart, png.apply(chart), chart.getTitle()) + "</div>")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "Growth[" + points.size() + " times]";
    }

    /** A curve a library, ours first. */
    List<Curve> curves(Of size) {
        return points.stream()
                .filter(point -> onlyThisDiffers(point, size))
                .map(Point::library)
                .distinct()
                .map(library -> curve(library, size))
                .toList();
    }

    private Curve curve(String library, Of size) {
        var swept = new TreeMap<Integer, Double>();
        points.stream()
                .filter(point -> point.library().equals(library) && onlyThisDiffers(point, size))
                .forEach(point -> swept.put(point.sizes().get(size), point.ms()));
        return new Curve(
                library,
                swept.keySet().stream().mapToDouble(size::shown).toArray(),
                swept.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private boolean onlyThisDiffers(Point point, Of size) {
        return Arrays.stream(Of.values())
                .allMatch(other -> other == size || point.sizes().get(other).equals(base.get(other)));
    }
}
