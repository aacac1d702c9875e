package triggerword.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/** Reads {@code manifest.csv}, which says what clips are, who is heard in them, and which side each belongs to. */
final class ClipManifest {
    /** Those that must be there. */
    private static final List<String> COLUMNS = List.of("file", "kind", "text", "person", "split");

    private ClipManifest() {}

    /**
     * The clips of a manifest, in its order.
     *
     * @throws IOException if a column is missing, a kind or split is none, or a person is on two sides; the message names
     *     the manifest
     */
    static List<ClipEntry> read(Path manifest) throws IOException {
        Table table = TextTable.read(manifest);
        for (String column : COLUMNS) {
            if (!table.containsColumn(column)) {
                throw new IOException("expected a column '" + column + "' but there is none: " + manifest);
            }
        }
        var entries = new ArrayList<ClipEntry>();
        var sides = new HashMap<String, Split>();
        for (Row row : table) {
            String person = row.getString("person");
            Split split = constant(Split.class, row.getString("split"), manifest);
            Split other = person.isEmpty() ? null : sides.putIfAbsent(person, split);
            if (other != null && other != split) {
                throw new IOException("expected each person on one side of the split but '" + person + "' was on "
                        + other + " and " + split + ": " + manifest);
            }
            entries.add(new ClipEntry(
                    manifest.resolveSibling(row.getString("file")),
                    constant(Kind.class, row.getString("kind"), manifest),
                    optional(row, "class"),
                    row.getString("text"),
                    new Speaker(person, optional(row, "accent"), optional(row, "sex")),
                    split));
        }
        return entries;
    }

    private static String optional(Row row, String column) {
        return row.columnNames().contains(column) ? row.getString(column) : "";
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value, Path manifest) throws IOException {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "expected a " + type.getSimpleName().toLowerCase(Locale.ROOT) + " of "
                            + List.of(type.getEnumConstants()) + " but was '" + value + "': " + manifest,
                    e);
        }
    }
}
