package triggerword.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records by their parts: options, figures, whatever a cell may hold that has no picture of its own. */
final class RecordView {
    private static final int MOST_ITEMS = 8;

    private RecordView() {}

    /** True if the record calls itself by all its parts, which is hard to read; many have a line of their own. */
    static boolean isUnnamed(Record value) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        return parts.length > 0
                && value.toString().startsWith(value.getClass().getSimpleName() + "[" + parts[0].getName() + "=");
    }

    /** A record as a card, a row a part. */
    static String html(Record value) {
        var card = new Card(value.getClass().getSimpleName());
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            card.row(part.getName(), text(part, value));
        }
        return card.html();
    }

    /** A part of a record in a line. */
    static String text(RecordComponent part, Record of) {
        Object value = value(part, of);
        boolean saysItsKind = value != null && part.getType() == value.getClass();
        String kind = value instanceof Record && !saysItsKind ? value.getClass().getSimpleName() + " " : "";
        return (kind + text(value)).strip();
    }

    static Object value(RecordComponent part, Record of) {
        try {
            // A record of the user's own may be private.
            part.getAccessor().trySetAccessible();
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected a record whose parts can be read but was " + of.getClass(), e);
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number(number.getAsDouble()) : "none";
        }
        if (value instanceof List<?> list) {
            String items = list.stream().limit(MOST_ITEMS).map(RecordView::item).collect(Collectors.joining(", "));
            return list.size() <= MOST_ITEMS ? items : list.size() + ": " + items + ", …";
        }
        if (value instanceof Record record
                && (isUnnamed(record) || record.getClass().getRecordComponents().length == 0)) {
            return Arrays.stream(record.getClass().getRecordComponents())
                    .map(part -> part.getName() + " " + nested(part, record))
                    .collect(Collectors.joining(" · "));
        }
        return value.getClass().isArray() ? array(value) : value.toString();
    }

    private static String nested(RecordComponent part, Record of) {
        String text = text(part, of);
        Object value = value(part, of);
        return value instanceof Record || value instanceof List ? "(" + text + ")" : text;
    }

    private static String item(Object value) {
        return value instanceof Record record && isUnnamed(record)
                ? record.getClass().getSimpleName() + " (" + text(record) + ")"
                : text(value);
    }

    /** Thousands of scores or weights: how many there are, and the first. */
    static String array(Object array) {
        int length = Array.getLength(array);
        String items = IntStream.range(0, Math.min(length, MOST_ITEMS))
                .mapToObj(i -> item(Array.get(array, i)))
                .collect(Collectors.joining(", "));
        return array.getClass().getComponentType().getSimpleName() + "[" + length + "]: " + items
                + (length > MOST_ITEMS ? ", …" : "");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Card.number(BigDecimal.valueOf(value)) : Double.toString(value);
    }
}
