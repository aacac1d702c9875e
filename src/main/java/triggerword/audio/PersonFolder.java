package triggerword.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one person recorded: a folder with {@code positives} (or {@code activates}) and {@code negatives}, or with files
 * directly, which are positives then. WAV or FLAC of any rate.
 *
 * @param person    the person's name
 * @param positives the takes of the trigger word, by name
 * @param negatives the takes of other words, by name; perhaps none
 */
public record PersonFolder(String person, List<Path> positives, List<Path> negatives) {
    public PersonFolder {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        if (person.isBlank()) {
            throw new IllegalArgumentException("expected a person's name but was '" + person + "'");
        }
    }

    /**
     * The recordings in a folder that is named like the person. They are found by their names, and not yet read.
     *
     * @throws IOException if there is no such folder, or no WAV or FLAC file in it
     */
    public static PersonFolder of(Path folder) throws IOException {
        return of(folder, folder.toAbsolutePath().normalize().getFileName().toString());
    }

    /**
     * The recordings of a person in a folder of another name.
     *
     * @throws IOException if there is no such folder, or no WAV or FLAC file in it
     */
    public static PersonFolder of(Path folder, String person) throws IOException {
        GivenPath.demandFolder(folder, "a folder of recordings");
        List<Path> positives = Stream.concat(
                        ClipFolder.sounds(folder, 1).stream(), ClipFolder.sounds(folder, Clip.Kind.POSITIVE).stream())
                .toList();
        List<Path> negatives = ClipFolder.sounds(folder, Clip.Kind.NEGATIVE);
        if (positives.isEmpty() && negatives.isEmpty()) {
            throw new IOException(
                    "expected at least one WAV or FLAC file, directly or in positives or negatives, but there is none: "
                            + folder);
        }
        return new PersonFolder(person, positives, negatives);
    }
}
