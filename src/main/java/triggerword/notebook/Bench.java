package triggerword.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import triggerword.audio.TextTable;

/**
 * What {@code ./lab bench} measured: on this machine, if it has run here, otherwise the figures that the project ships.
 *
 * @param file where they are from
 * @param rows one a peer, and one for each figure without a peer
 */
public record Bench(Path file, List<Timing> rows) {
    private static final Path OWN = Path.of("..", "target", "bench");
    private static final Path SHIPPED = Path.of("..", "src", "bench", "measured");

    /**
     * One line of a bench.
     *
     * @param name what was timed, then, where there is one, a colon and the peer
     * @param ours time of ours in ms, or in the unit that the name says; NaN if a peer did not take part
     * @param peer time of the peer in the same unit; NaN if there is nothing to compare with
     */
    public record Timing(String name, double ours, double peer) {
        /** How many times as long as ours the peer takes; NaN if there is nothing to compare with. */
        public double ratio() {
            return peer / ours;
        }
    }

    public Bench {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("expected the figures of a bench but there was none: " + file);
        }
    }

    /** True if a bench has run here, or the project ships its figures. */
    public static boolean exists(String name) {
        return Files.exists(own(name)) || Files.exists(shipped(name));
    }

    /**
     * The figures of a bench.
     *
     * @param name as {@code ./lab bench} has it: {@code "training"}
     * @throws IOException if there are none, or the file is damaged
     */
    public static Bench read(String name) throws IOException {
        if (!exists(name)) {
            throw new IOException("expected the figures of a bench but there are none, run ./lab bench " + name
                    + " first: " + own(name));
        }
        return read(Files.exists(own(name)) ? own(name) : shipped(name));
    }

    static Bench read(Path file) throws IOException {
        Table table = TextTable.read(file);
        if (!table.columnNames().containsAll(List.of("name", "ours", "peer"))) {
            throw new IOException("expected the columns name, ours, peer but was " + table.columnNames() + ": " + file);
        }
        try {
            List<Timing> rows = table.stream()
                    .map(row -> new Timing(row.getString("name"), number(row, "ours", file), number(row, "peer", file)))
                    .toList();
            return new Bench(file, rows);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The ratio of each peer that took part, by its row's name; in the order of the rows. */
    public Map<String, Double> ratios() {
        var ratios = new LinkedHashMap<String, Double>();
        for (Timing row : rows) {
            if (!Double.isNaN(row.ratio())) {
                ratios.put(row.name(), row.ratio());
            }
        }
        return ratios;
    }

    private static double number(Row row, String column, Path file) {
        String text = row.getString(column);
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + ": expected a number but was '" + text + "': " + file, e);
        }
    }

    private static Path own(String name) {
        return OWN.resolve(name + ".csv");
    }

    private static Path shipped(String name) {
        return SHIPPED.resolve(name + ".csv");
    }
}
