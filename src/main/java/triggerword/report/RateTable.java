package triggerword.report;

import java.io.PrintStream;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Tables that end in: clips, how many of them, what part that is, and its interval. */
final class RateTable {
    private static final int RATE_COLUMNS = 5;

    private RateTable() {}

    static void print(Table table, PrintStream out) {
        int names = table.columnCount() - RATE_COLUMNS;
        for (Row row : table) {
            for (int i = 0; i < names; i++) {
                out.printf("%-24s ", row.getString(i));
            }
            out.printf(
                    Locale.ROOT,
                    "%5d of %5d  %5.1f %% (%.1f–%.1f)%n",
                    row.getInt(names + 1),
                    row.getInt(names),
                    100 * row.getDouble(names + 2),
                    100 * row.getDouble(names + 3),
                    100 * row.getDouble(names + 4));
        }
    }
}
