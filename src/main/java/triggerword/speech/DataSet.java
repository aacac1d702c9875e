package triggerword.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;
import triggerword.audio.WholeFile;

/** Clips come together in a folder: {@code manifest.csv} says what is there, {@code dropped.csv} what is not, and why. */
final class DataSet {
    private static final String HEADER =
            "file,kind,class,text,engine,voice,person,accent,sex,split,seconds,bandwidth_hz,source,licence,sha256";

    private record Row(String file, String line) {}

    private final Path folder;
    private final Set<String> digests = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> dropped = new ArrayList<>();
    private final Map<Split, List<Path>> sentences = new EnumMap<>(Split.class);
    private int positives;
    private int negatives;
    private int backgrounds;
    private double seconds;

    DataSet(Path folder) {
        this.folder = folder;
    }

    /** Takes a clip in, or notes why it is dropped; a clip with the bytes of one before is dropped, too. */
    void add(Voice voice, Batch.Tried clip, String reason) throws IOException {
        Utterance said = clip.utterance();
        boolean positive = said.sort() == Utterance.Sort.POSITIVE;
        if (!reason.isEmpty()) {
            drop(voice, said, reason);
            return;
        }
        String digest = Digest.of(Files.readAllBytes(clip.stored()));
        if (!digests.add(digest)) {
            drop(voice, said, "same sound as another clip");
            return;
        }
        copy(clip.stored(), said.file());
        row(
                said.file(),
                positive ? "positive" : "negative",
                name(said),
                said.text(),
                voice.engine(),
                voice.name(),
                voice.person(),
                voice.accent(),
                voice.sex(),
                voice.split().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.3f", clip.seconds()),
                String.format(Locale.ROOT, "%.0f", said.style().bandwidthHz()),
                "package " + voice.source(),
                voice.licence(),
                digest);
        if (said.sort() == Utterance.Sort.SENTENCE) {
            sentences.computeIfAbsent(voice.split(), side -> new ArrayList<>()).add(folder.resolve(said.file()));
        }
        positives += positive ? 1 : 0;
        negatives += positive ? 0 : 1;
        seconds += clip.seconds();
    }

    /** Finishes a person's recording and takes it in, or notes why it is dropped. */
    void add(Take take, Waveform raw, Style style) throws IOException {
        Waveform sound = ClipFinish.finish(raw, style);
        String reason = fault(sound);
        if (!reason.isEmpty()) {
            drop(take, reason);
            return;
        }
        Path target = folder.resolve(take.file());
        AudioFile.writeFlac(sound, target);
        String digest = Digest.of(Files.readAllBytes(target));
        if (!digests.add(digest)) {
            Files.delete(target);
            drop(take, "same sound as another clip");
            return;
        }
        Take.Speaker speaker = take.speaker();
        row(
                take.file(),
                take.kind().name().toLowerCase(Locale.ROOT),
                speaker.category(),
                take.text(),
                speaker.engine(),
                "",
                speaker.person(),
                speaker.accent(),
                speaker.sex(),
                speaker.split().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.3f", sound.durationMs() / 1000),
                String.format(Locale.ROOT, "%.0f", style.bandwidthHz()),
                take.source(),
                speaker.licence(),
                digest);
        positives += take.kind() == Kind.POSITIVE ? 1 : 0;
        negatives += take.kind() == Kind.NEGATIVE ? 1 : 0;
        seconds += sound.durationMs() / 1000;
    }

    private static String fault(Waveform sound) {
        if (sound.durationMs() < Batch.SHORTEST_MS) {
            return "shorter than " + Batch.SHORTEST_MS + " ms";
        }
        return sound.durationMs() > 1000 * Production.LONGEST_SECONDS
                ? "longer than " + Production.LONGEST_SECONDS + " s"
                : "";
    }

    /** Notes why a recording is not in the data set. */
    void drop(Take take, String reason) {
        Take.Speaker speaker = take.speaker();
        String line = line(
                take.file(), speaker.category(), take.text(), speaker.engine(), take.name(), speaker.person(), reason);
        dropped.add(new Row(take.file(), line));
    }

    /** Takes a background in. */
    void add(Background background, Waveform sound) throws IOException {
        String file = "backgrounds/" + background.name() + ".flac";
        AudioFile.writeFlac(sound, folder.resolve(file));
        row(
                file,
                "background",
                background.kind(),
                "",
                "",
                "",
                "",
                "",
                "",
                background.split().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.3f", sound.durationMs() / 1000),
                "8000",
                background.source(),
                background.licence(),
                Digest.of(Files.readAllBytes(folder.resolve(file))));
        backgrounds++;
        seconds += sound.durationMs() / 1000;
    }

    /** The clips of sentences on one side of the split. */
    List<Path> sentences(Split split) {
        return List.copyOf(sentences.getOrDefault(split, List.of()));
    }

    private void drop(Voice voice, Utterance said, String reason) {
        String line = line(said.file(), name(said), said.text(), voice.engine(), voice.name(), voice.person(), reason);
        dropped.add(new Row(said.file(), line));
    }

    private void row(String... cells) {
        rows.add(new Row(cells[0], line(cells)));
    }

    private void copy(Path stored, String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(stored, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes both lists, and removes the clips of an earlier list that are in it no more. */
    void write() throws IOException {
        Path manifest = folder.resolve("manifest.csv");
        Set<String> kept = new HashSet<>();
        rows.forEach(row -> kept.add(row.file()));
        for (String line : Files.exists(manifest) ? Files.readAllLines(manifest) : List.<String>of()) {
            String file = line.replaceFirst(",.*", "");
            if (file.endsWith(".flac") && !kept.contains(file)) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
        write("dropped.csv", "file,class,text,engine,voice,person,reason", dropped);
        write("manifest.csv", HEADER, rows);
    }

    private void write(String name, String header, List<Row> lines) throws IOException {
        var text = new StringBuilder(header).append('\n');
        lines.stream().sorted(Comparator.comparing(Row::file)).forEach(row -> text.append(row.line())
                .append('\n'));
        WholeFile.write(folder.resolve(name), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(Utterance said) {
        return said.sort().name().toLowerCase(Locale.ROOT);
    }

    private static String line(String... cells) {
        var quoted = new ArrayList<String>();
        for (String cell : cells) {
            quoted.add(cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return String.join(",", quoted);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d positives, %d negatives, %d backgrounds, %.0f minutes; %d clips were dropped, see dropped.csv",
                positives,
                negatives,
                backgrounds,
                seconds / 60,
                dropped.size());
    }
}
