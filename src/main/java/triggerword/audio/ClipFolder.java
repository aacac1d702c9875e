package triggerword.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/**
 * Finds the clips below a folder, from its manifest ({@link ClipManifest}) or from its names: then the person is the name of
 * the first folder between {@code positives} and the file, if there is one, and {@link ClipSplit} finds the sides.
 */
final class ClipFolder {
    /** A name and a number, as in {@code ann-07.wav}. */
    private static final Pattern NUMBERED = Pattern.compile("(.*\\p{L})[-_ ]?\\d+\\.\\w+");

    private ClipFolder() {}

    static List<ClipEntry> list(Path folder) throws IOException {
        GivenPath.demandFolder(folder, "a folder of clips");
        Path manifest = folder.resolve("manifest.csv");
        boolean listed = Files.exists(manifest);
        List<ClipEntry> entries = listed ? ClipManifest.read(manifest) : fromNames(folder);
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
                .sorted(Comparator.comparing(ClipEntry::kind).thenComparing(ClipEntry::file))
                .toList();
    }

    /** Every sound below a folder, by name, all of one kind and to be tested on. */
    static List<ClipEntry> list(Path folder, Kind kind) throws IOException {
        List<Path> files = sounds(folder, Integer.MAX_VALUE);
        if (files.isEmpty()) {
            throw new IOException("expected a folder with at least one WAV or FLAC file but there is none: " + folder);
        }
        return files.stream()
                .map(file -> new ClipEntry(file, kind, "", "", Speaker.named(personOf(folder, file)), Split.TEST))
                .toList();
    }

    private static String personOf(Path folder, Path file) {
        String between = person(folder, file);
        Matcher numbered = NUMBERED.matcher(file.getFileName().toString());
        return between.isEmpty() && numbered.matches() ? numbered.group(1) : between;
    }

    private static List<ClipEntry> fromNames(Path folder) throws IOException {
        var entries = new ArrayList<ClipEntry>();
        var split = new ClipSplit();
        for (Kind kind : Kind.values()) {
            var ofKind = new ArrayList<ClipEntry>();
            for (String name : folders(kind)) {
                Path part = folder.resolve(name);
                for (Path file : sounds(part, Integer.MAX_VALUE)) {
                    ofKind.add(new ClipEntry(file, kind, "", "", Speaker.named(person(part, file)), Split.TRAIN));
                }
            }
            entries.addAll(split.divided(ofKind));
        }
        if (entries.isEmpty()) {
            int unsorted = sounds(folder, 1).size();
            if (unsorted > 0) {
                throw new IOException("expected takes of the word in positives, other words in negatives and noises in"
                        + " backgrounds but " + unsorted + " WAV or FLAC files lie directly in the folder: " + folder);
            }
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

    /** The WAV and FLAC files in a folder and so many levels below, linked or not, by name; none where there is no folder. */
    static List<Path> sounds(Path folder, int levels) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, levels, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(ClipFolder::isSound).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof FileSystemLoopException loop
                    ? new IOException(
                            "expected folders that do not contain themselves but was one that is linked into itself: "
                                    + loop.getFile(),
                            loop)
                    : e.getCause();
        }
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".wav") || name.endsWith(".flac")) && Files.isRegularFile(file);
    }

    private static String person(Path folder, Path file) {
        Path between = folder.relativize(file).getParent();
        return between == null ? "" : between.getName(0).toString();
    }
}
