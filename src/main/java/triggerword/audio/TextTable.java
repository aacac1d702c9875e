package triggerword.audio;

import java.io.IOException;
import java.nio.file.Path;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads comma-separated values as the texts that they are: "NA" and "null" are words, too. */
public final class TextTable {
    private TextTable() {}

    /**
     * All lines of a file, whose first one names the columns.
     *
     * @return columns of texts, empty where there is none
     * @throws IOException if the file cannot be read, or lines differ in length; the message names it
     */
    public static Table read(Path file) throws IOException {
        try {
            return Table.read()
                    .csv(CsvReadOptions.builder(file.toFile())
                            .columnTypes(name -> ColumnType.STRING)
                            .missingValueIndicator("")
                            .build());
        } catch (RuntimeException e) {
            // Tablesaw throws one of many kinds, the parser's own among them.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            if (reason instanceof IOException) {
                throw new IOException("could not read (" + reason.getMessage() + "): " + file, e);
            }
            throw new IOException(
                    "expected comma-separated values but was otherwise (" + reason.getMessage() + "): " + file, e);
        }
    }
}
