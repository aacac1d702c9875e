package triggerword.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Of each kind the last fifth of the persons (of the files, where persons are unknown), at least one of two, becomes
 * the test split, and the fifth before, where there are five or more, the validation split; everything else is for
 * training. Who says words of several kinds is on the same side with all.
 */
final class ClipFolder {
    /** A clip that is there to be read. */
    record Entry(Path file, Kind kind, String category, String text, Speaker speaker, Split split) {
        String person() {
            return speaker.person();
        }

        Entry on(Split side) {
            return new Entry(file, kind, category, text, speaker, side);
        }
    }

    private static final double HELD_OUT_PART = 0.2;
    private static final int LEAST_FOR_VALIDATION = 5;

    /** A name and a number, as in {@code ann-07.wav}. */
    private static final Pattern NUMBERED = Pattern.compile("(.*\\p{L})[-_ ]?\\d+\\.\\w+");

    private ClipFolder() {}

    static List<Entry> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("expected a folder of clips but there is none: " + folder);
        }
        Path manifest = folder.resolve("manifest.csv");
        boolean listed = Files.exists(manifest);
        List<Entry> entries = listed ? fromManifest(manifest) : fromNames(folder);
        for (Kind kind : Kind.values()) {
            if (entries.stream().noneMatch(entry -> entry.kind() == kind)) {
                throw new IOException(
                        listed
                                ? "expected at least one " + name(kind) + " but there is none: " + manifest
                                : "expected at least one WAV or FLAC file in " + String.join(" or ", folders(kind))
                                        + " but there is none: " + folder);
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::file))
                .toList();
    }

    /** Every sound below a folder, by name, all of one kind and to be tested on. */
    static List<Entry> list(Path folder, Kind kind) throws IOException {
        List<Path> files = sounds(folder, Integer.MAX_VALUE);
        if (files.isEmpty()) {
            throw new IOException("expected a folder with at least one WAV or FLAC file but there is none: " + folder);
        }
        return files.stream()
                .map(file -> new Entry(file, kind, "", "", Speaker.named(personOf(folder, file)), Split.TEST))
                .toList();
    }

    private static String personOf(Path folder, Path file) {
        String between = person(folder, file);
        Matcher numbered = NUMBERED.matcher(file.getFileName().toString());
        return between.isEmpty() && numbered.matches() ? numbered.group(1) : between;
    }

    private static List<Entry> fromManifest(Path manifest) throws IOException {
        Table table = table(manifest);
        for (String column : List.of("file", "kind", "text", "person", "split")) {
            if (!table.containsColumn(column)) {
                throw new IOException("expected a column '" + column + "' but there is none: " + manifest);
            }
        }
        var entries = new ArrayList<Entry>();
        var sides = new HashMap<String, Split>();
        for (Row row : table) {
            String person = row.getString("person");
            Split split = constant(Split.class, row.getString("split"), manifest);
            Split other = person.isEmpty() ? null : sides.putIfAbsent(person, split);
            if (other != null && other != split) {
                throw new IOException("expected each person on one side of the split but '" + person + "' was on "
                        + other + " and " + split + ": " + manifest);
            }
            entries.add(new Entry(
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

    private static Table table(Path manifest) throws IOException {
        try {
            return Table.read()
                    .csv(CsvReadOptions.builder(manifest.toFile())
                            .columnTypes(name -> ColumnType.STRING)
                            // "NA" and "null" are words, too
                            .missingValueIndicator("")
                            .build());
        } catch (RuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "expected comma-separated values but was otherwise (" + reason.getMessage() + "): " + manifest, e);
        }
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
        var sides = new HashMap<String, Split>();
        for (Kind kind : Kind.values()) {
            var ofKind = new ArrayList<Entry>();
            for (String name : folders(kind)) {
                Path part = folder.resolve(name);
                for (Path file : sounds(part, Integer.MAX_VALUE)) {
                    ofKind.add(new Entry(file, kind, "", "", Speaker.named(person(part, file)), Split.TRAIN));
                }
            }
            entries.addAll(split(ofKind, sides));
        }
        return entries;
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> folders(Kind kind) {
        return switch (kind) {
            case POSITIVE -> List.of("positives", "activates");
            case NEGATIVE -> List.of("negatives");
            case BACKGROUND -> List.of("backgrounds");
        };
    }

    /** The WAV and FLAC files in those parts of a folder where clips of a kind are, by name. */
    static List<Path> sounds(Path folder, Kind kind) throws IOException {
        var files = new ArrayList<Path>();
        for (String name : folders(kind)) {
            files.addAll(sounds(folder.resolve(name), Integer.MAX_VALUE));
        }
        return files;
    }

    /** The WAV and FLAC files in a folder and so many levels below, by name; none where there is no folder. */
    static List<Path> sounds(Path folder, int levels) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, levels)) {
            return files.filter(ClipFolder::isSound).sorted().toList();
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

    /** Gives each entry its side; {@code sides} are those of the persons met before, and gets the new ones. */
    private static List<Entry> split(List<Entry> entries, Map<String, Split> sides) {
        var groups = new TreeSet<String>();
        entries.forEach(entry -> groups.add(group(entry)));
        long part = Math.max(1, Math.round(HELD_OUT_PART * groups.size()));
        var wanted = new EnumMap<Split, Long>(Split.class);
        wanted.put(Split.TEST, groups.size() < 2 ? 0 : part);
        wanted.put(Split.VALIDATION, groups.size() < LEAST_FOR_VALIDATION ? 0 : part);
        groups.stream().filter(sides::containsKey).forEach(group -> wanted.merge(sides.get(group), -1L, Long::sum));
        for (String group : groups.descendingSet()) {
            if (!sides.containsKey(group)) {
                Split side = Stream.of(Split.TEST, Split.VALIDATION)
                        .filter(split -> wanted.get(split) > 0)
                        .findFirst()
                        .orElse(Split.TRAIN);
                sides.put(group, side);
                wanted.merge(side, -1L, Long::sum);
            }
        }
        return entries.stream().map(entry -> entry.on(sides.get(group(entry)))).toList();
    }

    private static String group(Entry entry) {
        return entry.person().isEmpty() ? entry.file().toString() : entry.person();
    }
}
