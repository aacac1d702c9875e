package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.TextTable;
import triggerword.audio.WholeFile;

/**
 * What the rungs of the ladder missed. In its file, a row for a rung, a seed, a condition and a rate, with the columns
 * {@code rung, seed, condition, fa_per_hour, false_accepts, hours, false_rejects, positives, frr, low, high, seconds,
 * recipe, sounds}. The threshold for a rate is one for all conditions; low and high are the 95 % interval of one frr; seconds is the
 * time of the training, after an interruption since then; recipe and sounds name what it was made of, and measured on.
 */
public final class LadderTable {
    private final List<Figure> figures;

    LadderTable(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    /**
     * The figures in a file; none where there is no file.
     *
     * @throws IOException if they are no ladder's; the message names the file
     */
    public static LadderTable read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new LadderTable(List.of());
        }
        Table rows = TextTable.read(file);
        try {
            return new LadderTable(rows.stream().map(LadderTable::figure).toList());
        } catch (RuntimeException e) {
            throw new IOException(
                    "expected the figures of a ladder but was otherwise (" + e.getMessage() + "): " + file, e);
        }
    }

    private static Figure figure(Row row) {
        return new Figure(
                new Training(
                        row.getString("rung"),
                        Integer.parseInt(row.getString("seed")),
                        row.getString("recipe"),
                        row.getString("sounds")),
                row.getString("condition"),
                Double.parseDouble(row.getString("fa_per_hour")),
                Integer.parseInt(row.getString("false_accepts")),
                Double.parseDouble(row.getString("hours")),
                Integer.parseInt(row.getString("false_rejects")),
                Integer.parseInt(row.getString("positives")),
                Double.parseDouble(row.getString("seconds")));
    }

    /** True if a training by this recipe, on these sounds, is there. */
    boolean has(Training training) {
        return figures.stream().anyMatch(figure -> figure.training().equals(training));
    }

    /** These figures and those of a training, in place of what was there of its rung and seed. */
    LadderTable with(List<Figure> training) {
        var joined = new ArrayList<>(figures);
        joined.removeIf(figure -> training.get(0).training().replaces(figure.training()));
        joined.addAll(training);
        return new LadderTable(joined);
    }

    void write(Path file) throws IOException {
        WholeFile.write(file, out -> rows().write().csv(out));
    }

    /** All figures, as they are in the file. */
    public Table rows() {
        return Table.create(
                "ladder",
                strings("rung", figures, figure -> figure.training().rung()),
                counts("seed", figure -> figure.training().seed()),
                strings("condition", figures, Figure::condition),
                numbers("fa_per_hour", figures, Figure::faPerHour),
                counts("false_accepts", Figure::falseAccepts),
                numbers("hours", figures, figure -> rounded(figure.hours(), 4)),
                counts("false_rejects", Figure::falseRejects),
                counts("positives", Figure::positives),
                numbers("frr", figures, figure -> rounded(figure.missed(), 4)),
                numbers("low", figures, figure -> rounded(figure.interval().low(), 4)),
                numbers("high", figures, figure -> rounded(figure.interval().high(), 4)),
                numbers("seconds", figures, figure -> rounded(figure.seconds(), 1)),
                strings("recipe", figures, figure -> figure.training().recipe()),
                strings("sounds", figures, figure -> figure.training().sounds()));
    }

    /**
     * How many of a hundred words are missed in a condition, mean over the rates of false accepts, one value a seed: by rung,
     * from below.
     */
    public Map<String, double[]> missed(String condition) {
        var missed = new LinkedHashMap<String, double[]>();
        steps(condition).forEach(step -> missed.put(step.rung().name(), step.percents()));
        return missed;
    }

    /**
     * One row a rung, from below: how many seeds; what is missed in a condition, in %, at the lowest rate of false accepts, and as
     * mean over all rates with the standard deviation over the seeds; by how many points that changes against the rung before,
     * the same seeds compared, with the 95 % interval; and what can be said of it: helps, harms, or open where the interval
     * holds 0, or that there is one seed only.
     */
    public Table table(String condition) {
        List<Step> steps = steps(condition);
        return Table.create(
                condition,
                strings("rung", steps, step -> step.rung().name()),
                IntColumn.create(
                        "seeds", steps.stream().mapToInt(step -> step.missed().size())),
                percent("missed_at_lowest", steps, Step::strictMean),
                percent("missed", steps, Step::mean),
                percent("spread", steps, Step::spread),
                strings("against", steps, step -> step.rung().before()),
                percent("change", steps, Step::change),
                percent("low", steps, step -> step.interval().low()),
                percent("high", steps, step -> step.interval().high()),
                strings("verdict", steps, Step::verdict));
    }

    private List<Step> steps(String condition) {
        double lowest = figures.stream().mapToDouble(Figure::faPerHour).min().orElse(Double.NaN);
        return Rungs.all().stream()
                .map(rung -> {
                    List<Figure> these = of(rung.name(), condition);
                    List<Figure> strict = these.stream()
                            .filter(figure -> figure.faPerHour() == lowest)
                            .toList();
                    return new Step(rung, bySeed(strict), bySeed(these), bySeed(before(rung, these, condition)));
                })
                .filter(step -> !step.missed().isEmpty())
                .toList();
    }

    private List<Figure> of(String rung, String condition) {
        return figures.stream()
                .filter(figure -> figure.training().rung().equals(rung)
                        && figure.condition().equals(condition))
                .toList();
    }

    /** What may be compared with figures of a rung: those of the rung that it changes, of the same seeds and sounds. */
    private List<Figure> before(Rung rung, List<Figure> these, String condition) {
        return of(rung.before(), condition).stream()
                .filter(before ->
                        these.stream().anyMatch(figure -> figure.training().isComparableWith(before.training())))
                .toList();
    }

    private static Map<Integer, Double> bySeed(List<Figure> figures) {
        return figures.stream()
                .collect(Collectors.groupingBy(
                        figure -> figure.training().seed(), Collectors.averagingDouble(Figure::missed)));
    }

    private IntColumn counts(String name, ToIntFunction<Figure> value) {
        return IntColumn.create(name, figures.stream().mapToInt(value));
    }

    private static <T> DoubleColumn numbers(String name, List<T> of, ToDoubleFunction<T> value) {
        return DoubleColumn.create(name, of.stream().mapToDouble(value));
    }

    /** With one decimal; missing where there is no number. */
    private static <T> DoubleColumn percent(String name, List<T> of, ToDoubleFunction<T> value) {
        return numbers(name, of, one -> {
            double part = value.applyAsDouble(one);
            return Double.isFinite(part) ? rounded(100 * part, 1) : Double.NaN;
        });
    }

    private static double rounded(double number, int places) {
        double unit = Math.pow(10, places);
        return Math.round(number * unit) / unit;
    }

    private static <T> StringColumn strings(String name, List<T> of, Function<T, String> value) {
        return StringColumn.create(name, of.stream().map(value));
    }

    @Override
    public String toString() {
        return "LadderTable[" + figures.size() + " figures]";
    }
}
