package triggerword.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/**
 * Finds the clips below a folder, from its manifest or from its names.
 *
 * <p>Without a manifest the person is the name of the folder between {@code positives} and the file, if there is one.
 * The last fifth of the persons (of the files, where persons are unknown), at least one of two, becomes the test
 * split; everything else is for training.
 */
final class ClipFolder {
    /** A clip that is there to be read. */
    record Entry(Path file, Kind kind, String text, String person, Split split) {}

    private static final double TEST_PART = 0.2;

    private ClipFolder() {}

    static List<Entry> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("expected a folder of clips but there is none: " + folder);
        }
        Path manifest = folder.resolve("manifest.csv");
        List<Entry> entries = Files.exists(manifest) ? fromManifest(manifest) : fromNames(folder);
        for (Kind kind : Kind.values()) {
            if (entries.stream().noneMatch(entry -> entry.kind() == kind)) {
                throw new IOException("expected at least one WAV or FLAC file in " + String.join(" or ", folders(kind))
                        + " but there is none: " + folder);
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::file))
                .toList();
    }

    private static List<Entry> fromManifest(Path manifest) throws IOException {
        Table table = Table.read()
                .csv(CsvReadOptions.builder(manifest.toFile())
                        .columnTypes(name -> ColumnType.STRING)
                        .build());
        for (String column : List.of("file", "kind", "text", "person", "split")) {
            if (!table.containsColumn(column)) {
                throw new IOException("expected a column '" + column + "' but there is none: " + manifest);
            }
        }
        var entries = new ArrayList<Entry>();
        for (Row row : table) {
            entries.add(new Entry(
                    manifest.resolveSibling(row.getString("file")),
                    constant(Kind.class, row.getString("kind"), manifest),
                    row.getString("text"),
                    row.getString("person"),
                    constant(Split.class, row.getString("split"), manifest)));
        }
        return entries;
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

    private static List<Entry> fromNames(Path folder) throws IOException {
        var entries = new ArrayList<Entry>();
        for (Kind kind : Kind.values()) {
            for (String name : folders(kind)) {
                entries.addAll(splitByPerson(soundsBelow(folder.resolve(name), kind)));
            }
        }
        return entries;
    }

    private static List<String> folders(Kind kind) {
        return switch (kind) {
            case POSITIVE -> List.of("positives", "activates");
            case NEGATIVE -> List.of("negatives");
            case BACKGROUND -> List.of("backgrounds");
        };
    }

    private static List<Entry> soundsBelow(Path folder, Kind kind) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(ClipFolder::isSound)
                    .sorted()
                    .map(file -> new Entry(file, kind, "", person(folder, file), Split.TRAIN))
                    .toList();
        }
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".wav") || name.endsWith(".flac")) && Files.isRegularFile(file);
    }

    private static String person(Path folder, Path file) {
        Path between = folder.relativize(file).getParent();
        return between == null ? "" : between.toString();
    }

    private static List<Entry> splitByPerson(List<Entry> entries) {
        var groups = new TreeSet<String>();
        entries.forEach(entry -> groups.add(group(entry)));
        int testGroups = groups.size() < 2 ? 0 : (int) Math.max(1, Math.round(TEST_PART * groups.size()));
        List<String> test = List.copyOf(groups).subList(groups.size() - testGroups, groups.size());
        return entries.stream()
                .map(entry -> test.contains(group(entry))
                        ? new Entry(entry.file(), entry.kind(), entry.text(), entry.person(), Split.TEST)
                        : entry)
                .toList();
    }

    private static String group(Entry entry) {
        return entry.person().isEmpty() ? entry.file().toString() : entry.person();
    }
}
