package triggerword.notebook;

import java.util.Locale;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as a page: its name and size, and its first rows. */
final class TableView {
    private static final int MOST_ROWS = 25;

    /** Rows that are shown of a longer table. */
    static final int SHOWN_OF_MORE = 20;

    /** Digits that a column's greatest number is shown with; the others have as many places after the point. */
    private static final int DIGITS = 4;

    /** Characters of a cell that are never broken into lines. */
    private static final int LONGEST_LINE = 48;

    private TableView() {}

    static String html(Table table) {
        return html(table.rowCount() > MOST_ROWS ? table.first(SHOWN_OF_MORE) : table, table.rowCount());
    }

    /** The first rows of what has so many. */
    static String html(Table head, int rows) {
        // A page may be narrower than the table.
        var html = new StringBuilder(
                "<div style=\"overflow-x:auto\"><table><caption style=\"text-align:left;white-space:nowrap\">");
        html.append(Html.escape(head.name())).append(": ");
        html.append(count(rows, "row")).append(" × ").append(count(head.columnCount(), "column"));
        html.append("</caption><thead><tr>");
        for (Column<?> column : head.columns()) {
            cell(html, "th", column, column.name());
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < head.rowCount(); row++) {
            html.append("<tr>");
            for (Column<?> column : head.columns()) {
                cell(html, "td", column, text(column, row));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
        if (head.rowCount() < rows) {
            html.append("<div>… ")
                    .append(count(rows - head.rowCount(), "more row"))
                    .append("</div>");
        }
        return html.toString();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static void cell(StringBuilder html, String element, Column<?> column, String text) {
        String side = column instanceof StringColumn ? "left" : "right";
        // a file's name that is broken at its dashes cannot be read; a sentence may be broken
        String line = column instanceof StringColumn && text.length() <= LONGEST_LINE ? ";white-space:nowrap" : "";
        html.append('<').append(element).append(" style=\"text-align:").append(side);
        html.append(line).append("\">");
        html.append(Html.escape(text)).append("</").append(element).append('>');
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        // Not by ColumnType.DOUBLE: Tablesaw's constants are null where a column class was loaded before them.
        if (!(column instanceof DoubleColumn || column instanceof FloatColumn)) {
            return column.getString(row);
        }
        var numbers = (NumberColumn<?, ?>) column;
        return String.format(Locale.ROOT, "%." + places(numbers.asDoubleArray()) + "f", numbers.getDouble(row));
    }

    /** Places after the point that show four digits of the greatest number; fewer where fewer show them all. */
    private static int places(double[] numbers) {
        double greatest = finite(numbers).map(Math::abs).max().orElse(0);
        int before = greatest == 0 ? 0 : (int) Math.floor(Math.log10(greatest)) + 1;
        int most = Math.max(1, DIGITS - before);
        for (int places = 0; places < most; places++) {
            double unit = Math.pow(10, places);
            if (finite(numbers).allMatch(number -> Math.abs(number * unit - Math.rint(number * unit)) < 1e-6)) {
                return places;
            }
        }
        return most;
    }

    private static DoubleStream finite(double[] numbers) {
        return DoubleStream.of(numbers).filter(Double::isFinite);
    }
}
