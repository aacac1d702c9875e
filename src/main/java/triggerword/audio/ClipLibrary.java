package triggerword.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/**
 * The clips that examples are made of.
 *
 * <p>A folder of {@code positives} (or {@code activates}, as the course calls them), {@code negatives} and
 * {@code backgrounds}, each with WAV or FLAC files, directly or one folder a person. If there is a
 * {@code manifest.csv}, with at least the columns {@code file, kind, text, person, split}, it names what is loaded;
 * otherwise see {@link ClipFolder} for how persons and splits are found.
 */
public final class ClipLibrary {
    private final Path folder;
    private final List<Clip> clips;

    private ClipLibrary(Path folder, List<Clip> clips) {
        this.folder = folder;
        this.clips = List.copyOf(clips);
    }

    /**
     * Loads every clip below a folder and brings it to one rate.
     *
     * @param sampleRateHz the wanted rate in Hz; clips of other rates are resampled
     * @throws IOException if the folder or one of its three parts is missing or empty, or a clip cannot be read; the
     *     message names the file
     */
    public static ClipLibrary load(Path folder, int sampleRateHz) throws IOException {
        try {
            List<ClipFolder.Entry> entries = ClipFolder.list(folder);
            return new ClipLibrary(
                    folder,
                    entries.parallelStream()
                            .map(entry -> read(entry, sampleRateHz))
                            .toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Clip read(ClipFolder.Entry entry, int sampleRateHz) {
        try {
            Waveform sound = Resampler.resample(AudioFile.read(entry.file()), sampleRateHz);
            return new Clip(entry.file(), entry.kind(), entry.text(), entry.person(), entry.split(), sound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All clips, by kind and then by file. */
    public List<Clip> clips() {
        return clips;
    }

    /** The clips of the trigger word. */
    public List<Clip> positives() {
        return only(clip -> clip.kind() == Kind.POSITIVE).clips;
    }

    /** The clips of other words. */
    public List<Clip> negatives() {
        return only(clip -> clip.kind() == Kind.NEGATIVE).clips;
    }

    /** The clips to be heard behind the words. */
    public List<Clip> backgrounds() {
        return only(clip -> clip.kind() == Kind.BACKGROUND).clips;
    }

    /**
     * The clips of one side of the split; all backgrounds, if there is none on that side (with a single recording,
     * say).
     */
    public ClipLibrary split(Split split) {
        ClipLibrary side = only(clip -> clip.split() == split);
        if (!side.backgrounds().isEmpty()) {
            return side;
        }
        return only(clip -> clip.split() == split || clip.kind() == Kind.BACKGROUND);
    }

    /** The clips that a rule keeps. */
    public ClipLibrary only(Predicate<Clip> rule) {
        return new ClipLibrary(folder, clips.stream().filter(rule).toList());
    }

    /**
     * One row a clip: file (relative to the folder), kind, text, person, split, seconds, rate in Hz, channels, loudness
     * in dBFS.
     */
    public Table table() {
        return Table.create(
                folder.getFileName().toString(),
                strings("file", clip -> folder.relativize(clip.file()).toString()),
                strings("kind", clip -> clip.kind().name().toLowerCase(Locale.ROOT)),
                strings("text", Clip::text),
                strings("person", Clip::person),
                strings("split", clip -> clip.split().name().toLowerCase(Locale.ROOT)),
                DoubleColumn.create(
                        "seconds", each().mapToDouble(clip -> clip.sound().durationMs() / 1000)),
                IntColumn.create("rate_hz", each().mapToInt(clip -> clip.sound().sampleRateHz())),
                IntColumn.create(
                        "channels", each().mapToInt(clip -> clip.sound().channels().length)),
                DoubleColumn.create(
                        "dbfs", each().mapToDouble(clip -> clip.sound().dbfs())));
    }

    /** SHA-256 over kinds, splits and samples, in hexadecimal: the data that a model was trained on. */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (Clip clip : clips) {
                sha.update((clip.kind() + " " + clip.split()).getBytes(StandardCharsets.UTF_8));
                sha.update(AudioFile.pcm16(clip.sound()));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Stream<Clip> each() {
        return clips.stream();
    }

    private StringColumn strings(String name, Function<Clip, String> value) {
        return StringColumn.create(name, each().map(value));
    }

    @Override
    public String toString() {
        return "ClipLibrary[" + positives().size() + " positives, "
                + negatives().size() + " negatives, " + backgrounds().size() + " backgrounds]";
    }
}
