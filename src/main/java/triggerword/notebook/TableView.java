package triggerword.notebook;

import java.util.Locale;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as a page: its name and size, and its first rows. */
final class TableView {
    private static final int MOST_ROWS = 20;

    /** Digits that a column's greatest number is shown with; the others have as many places after the point. */
    private static final int DIGITS = 4;

    private TableView() {}

    static String html(Table table) {
        Table head = table.first(MOST_ROWS);
        var html = new StringBuilder("<table><caption style=\"text-align:left\">");
        html.append(Html.escape(table.name())).append(": ");
        html.append(table.rowCount())
                .append(" rows × ")
                .append(table.columnCount())
                .append(" columns");
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
        html.append("</tbody></table>");
        if (table.rowCount() > MOST_ROWS) {
            html.append("<div>… ").append(table.rowCount() - MOST_ROWS).append(" more rows</div>");
        }
        return html.toString();
    }

    private static void cell(StringBuilder html, String element, Column<?> column, String text) {
        String side = column.type() == ColumnType.STRING ? "left" : "right";
        html.append('<')
                .append(element)
                .append(" style=\"text-align:")
                .append(side)
                .append("\">");
        html.append(Html.escape(text)).append("</").append(element).append('>');
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        boolean fractions = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.FLOAT;
        if (!fractions) {
            return column.getString(row);
        }
        var numbers = (NumberColumn<?, ?>) column;
        return String.format(Locale.ROOT, "%." + places(numbers.asDoubleArray()) + "f", numbers.getDouble(row));
    }

    /** Places after the point for a column of these numbers: none if all of them are whole. */
    private static int places(double[] numbers) {
        if (DoubleStream.of(numbers).filter(Double::isFinite).allMatch(number -> number == Math.rint(number))) {
            return 0;
        }
        double greatest = DoubleStream.of(numbers)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElseThrow();
        int before = (int) Math.floor(Math.log10(greatest)) + 1;
        return Math.max(1, DIGITS - before);
    }
}
