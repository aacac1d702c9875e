package triggerword.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as a page: its name and size, and its first rows. */
final class TableView {
    private static final int MOST_ROWS = 20;
    private static final MathContext DIGITS = new MathContext(5);

    private TableView() {}

    static String html(Table table) {
        var html = new StringBuilder("<table><caption style=\"text-align:left\">");
        html.append(Html.escape(table.name())).append(": ");
        html.append(table.rowCount())
                .append(" rows × ")
                .append(table.columnCount())
                .append(" columns");
        html.append("</caption><thead><tr>");
        for (Column<?> column : table.columns()) {
            cell(html, "th", column, column.name());
        }
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < Math.min(table.rowCount(), MOST_ROWS); row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
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
        boolean fraction = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.FLOAT;
        double value = fraction ? ((Number) column.get(row)).doubleValue() : 0;
        if (!fraction || !Double.isFinite(value)) {
            return column.getString(row);
        }
        // Five digits say enough, and keep the columns narrow; whole numbers stay whole.
        boolean whole = value == Math.rint(value);
        BigDecimal shown = whole ? BigDecimal.valueOf(value) : new BigDecimal(value).round(DIGITS);
        return shown.stripTrailingZeros().toPlainString();
    }
}
