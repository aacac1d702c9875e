package triggerword.notebook;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A list of records of one kind as a table: detections, clips, findings.
 *
 * <p>Only the first are looked at, for a list of scenes makes each when it is asked for.
 */
final class ListView {
    /** Characters of a cell: a whole recipe is for a card. */
    private static final int LONGEST = 100;

    private ListView() {}

    /** True if it begins with records of one kind. */
    static boolean isTable(List<?> list) {
        List<?> first = first(list);
        return !first.isEmpty()
                && first.get(0) instanceof Record
                && first.stream()
                        .allMatch(item ->
                                item != null && item.getClass() == first.get(0).getClass());
    }

    /** What a viewer shows that shows text only. */
    static String text(List<?> list) {
        List<?> first = first(list);
        return first.size() == list.size()
                ? list.toString()
                : list.size() + ": " + first.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ", …";
    }

    static String html(List<?> list) {
        List<Record> rows = first(list).stream().map(Record.class::cast).toList();
        Class<?> type = rows.get(0).getClass();
        Column<?>[] columns = Arrays.stream(type.getRecordComponents())
                .map(part -> column(part, rows))
                .toArray(Column<?>[]::new);
        return TableView.html(Table.create(type.getSimpleName(), columns), list.size());
    }

    private static Column<?> column(RecordComponent part, List<Record> rows) {
        if (part.getType().isPrimitive() && part.getType() != boolean.class && part.getType() != char.class) {
            return DoubleColumn.create(
                    part.getName(),
                    rows.stream().mapToDouble(row -> ((Number) RecordView.value(part, row)).doubleValue()));
        }
        return StringColumn.create(part.getName(), rows.stream().map(row -> shortened(part, row)));
    }

    /** A record in a record that is long, a recipe say, by its kind. */
    private static String shortened(RecordComponent part, Record row) {
        String text = RecordView.text(part, row);
        if (text.length() <= LONGEST) {
            return text;
        }
        return RecordView.value(part, row) instanceof Record inner
                ? inner.getClass().getSimpleName() + "[…]"
                : text.substring(0, LONGEST) + "…";
    }

    private static List<?> first(List<?> list) {
        return list.subList(0, Math.min(list.size(), TableView.SHOWN_OF_MORE));
    }
}
