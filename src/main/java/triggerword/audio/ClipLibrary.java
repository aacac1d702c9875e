package triggerword.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
 * {@code manifest.csv}, with at least the columns {@code file, kind, text, person, split}, and perhaps {@code class},
 * {@code accent} and {@code sex}, it names what is loaded.
 *
 * <p>Without one the person is the name of the first folder between {@code positives} and the file, if there is one. Of each
 * kind the last fifth of the persons (of the files, where persons are unknown), at least one of two, is to be tested on, and
 * the fifth before, where there are five or more, to be validated on; who says words of several kinds is on one side with
 * all.
 */
public final class ClipLibrary {
    private final Path folder;
    private final List<Clip> clips;

    private ClipLibrary(Path folder, List<Clip> clips) {
        this.folder = folder;
        this.clips = List.copyOf(clips);
    }

    /**
     * Finds every clip below a folder, to be heard at one rate. Each file is read once, so that a damaged one is found
     * now; its samples are in memory when they are asked for, and as long as there is room.
     *
     * @param sampleRateHz the wanted rate in Hz; clips of other rates are resampled
     * @throws IllegalArgumentException if that is not above 0
     * @throws IOException if the folder or one of its three parts is missing or empty, or a clip cannot be read; the
     *     message names the file
     */
    public static ClipLibrary load(Path folder, int sampleRateHz) throws IOException {
        return read(folder, ClipFolder.list(folder), sampleRateHz);
    }

    /**
     * Every WAV and FLAC file below any folder, as clips of one kind to be tested on. The person is the first folder
     * between, or what stands before the number in the file's name ({@code ann-07.wav}); otherwise unknown.
     *
     * @param sampleRateHz the wanted rate in Hz; clips of other rates are resampled
     * @throws IllegalArgumentException if that is not above 0
     * @throws IOException if there is no such folder, no sound in it, or a clip cannot be read; the message names the file
     */
    public static ClipLibrary of(Path folder, Kind kind, int sampleRateHz) throws IOException {
        return read(folder, ClipFolder.list(folder, kind), sampleRateHz);
    }

    private static ClipLibrary read(Path folder, List<ClipEntry> entries, int sampleRateHz) throws IOException {
        Resampler.demandRate(sampleRateHz);
        try {
            return new ClipLibrary(
                    folder,
                    entries.parallelStream()
                            .map(entry -> {
                                try {
                                    return entry.read(sampleRateHz);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            })
                            .toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** This library and the recordings of one more person, to train on. See {@link #with(PersonFolder, Split)}. */
    public ClipLibrary with(PersonFolder recordings) throws IOException {
        return with(recordings, Split.TRAIN);
    }

    /**
     * This library and the recordings of one more person, after its own clips and at their rate.
     *
     * @param side the side of the split that the person belongs to
     * @throws IllegalArgumentException if this library has the person on another side already, or has no clip to tell
     *     the rate
     * @throws IOException if a recording cannot be read; the message names the file
     */
    public ClipLibrary with(PersonFolder recordings, Split side) throws IOException {
        if (clips.isEmpty()) {
            throw new IllegalArgumentException("expected a library with clips to join but was empty: " + folder);
        }
        for (Clip clip : clips) {
            if (clip.person().equals(recordings.person()) && clip.split() != side) {
                throw new IllegalArgumentException("expected each person on one side of the split but '"
                        + recordings.person() + "' was on " + clip.split() + " and would be on " + side);
            }
        }
        var joined = new ArrayList<>(clips);
        joined.addAll(read(recordings, Kind.POSITIVE, recordings.positives(), side));
        joined.addAll(read(recordings, Kind.NEGATIVE, recordings.negatives(), side));
        return new ClipLibrary(folder, joined);
    }

    private List<Clip> read(PersonFolder recordings, Kind kind, List<Path> files, Split side) throws IOException {
        int rateHz = clips.get(0).recording().sampleRateHz();
        Speaker speaker = Speaker.named(recordings.person());
        var read = new ArrayList<Clip>();
        for (Path file : files) {
            read.add(new Clip(file, kind, "", "", speaker, side, Recording.open(file, rateHz)));
        }
        return read;
    }

    /** All clips, by kind and then by file; after them those of persons who joined. */
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
     * Some of these clips, drawn by chance: of lists by person the first ones would all be one person's.
     *
     * @param most how many; all of them, in another order, if there are no more
     * @param seed the same draws the same
     * @throws IllegalArgumentException if {@code most} is below 0
     */
    public static List<Clip> draw(List<Clip> clips, int most, long seed) {
        if (most < 0) {
            throw new IllegalArgumentException("most: expected 0 or more but was " + most);
        }
        var mixed = new ArrayList<>(clips);
        Collections.shuffle(mixed, new Random(seed));
        return List.copyOf(mixed.subList(0, Math.min(most, mixed.size())));
    }

    /**
     * One row a clip: file (its name alone; {@link Clip#file} tells where it lies), kind, class (a finer kind), text, person,
     * accent, sex, split, seconds, rate in Hz, channels, loudness in dBFS.
     */
    public Table table() {
        return Table.create(
                folder.getFileName().toString(),
                strings("file", clip -> clip.file().getFileName().toString()),
                strings("kind", clip -> clip.kind().name().toLowerCase(Locale.ROOT)),
                strings("class", Clip::category),
                strings("text", Clip::text),
                strings("person", Clip::person),
                strings("accent", clip -> clip.speaker().accent()),
                strings("sex", clip -> clip.speaker().sex()),
                strings("split", clip -> clip.split().name().toLowerCase(Locale.ROOT)),
                DoubleColumn.create("seconds", each().mapToDouble(clip -> clip.durationMs() / 1000)),
                IntColumn.create(
                        "rate_hz", each().mapToInt(clip -> clip.recording().sampleRateHz())),
                IntColumn.create(
                        "channels", each().mapToInt(clip -> clip.recording().channels())),
                DoubleColumn.create(
                        "dbfs", each().mapToDouble(clip -> clip.recording().dbfs())));
    }

    /**
     * SHA-256 over kinds, splits, classes, persons and files, in hexadecimal: the data that a model was trained on.
     *
     * @throws UncheckedIOException if a file is there no longer
     */
    public String digest() {
        var digest = new Digest();
        try {
            for (Clip clip : clips) {
                String known =
                        String.join("\n", clip.kind().name(), clip.split().name(), clip.category(), clip.person());
                digest.add(known + "\n").add(Files.readAllBytes(clip.file()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.hex();
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
