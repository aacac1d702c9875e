package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tech.tablesaw.api.Row;
import triggerword.audio.TextTable;

/**
 * A line of {@code manifest.csv} or {@code dropped.csv}.
 *
 * @param cells its values by column; empty where there is none
 */
record ListLine(Map<String, String> cells) {
    /**
     * All lines of a list.
     *
     * @throws IOException if it cannot be read
     */
    static List<ListLine> read(Path list) throws IOException {
        var lines = new ArrayList<ListLine>();
        for (Row row : TextTable.read(list)) {
            lines.add(new ListLine(row.columnNames().stream().collect(Collectors.toMap(name -> name, row::getString))));
        }
        return lines;
    }

    /** Lines with one value in a column. */
    static List<ListLine> only(List<ListLine> lines, String column, String value) {
        return lines.stream().filter(line -> line.is(column, value)).toList();
    }

    /** Lines by their value in a column. */
    static Map<String, List<ListLine>> by(String column, List<ListLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> line.of(column), TreeMap::new, Collectors.toList()));
    }

    String of(String column) {
        return cells.get(column);
    }

    boolean is(String column, String value) {
        return of(column).equals(value);
    }

    /** The file's name without folder and ending. */
    String name() {
        return of("file").replaceAll(".*/|[.]flac", "");
    }

    double seconds() {
        return Double.parseDouble(of("seconds"));
    }
}
