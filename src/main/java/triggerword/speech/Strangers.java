package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;

/**
 * Real people who say other words: recordings in packages. Nobody learns from them, or "human" would come to mean "not the
 * word"; a threshold is chosen by what a detector makes of them.
 */
final class Strangers {
    private static final Path PROMPTS = Path.of("/usr/share/asterisk/sounds");
    private static final String FORMAT = ".g722";
    private static final String DECODER = "ffmpeg";
    /** What is taken of each speaker and language at most, in s, evenly from all. */
    private static final int SECONDS = 600;

    private static final double SHORTEST_SECONDS = 0.5;
    /** Letters, numbers and names of days: what they say, their files' names do not tell. */
    private static final Set<String> SPELLED = Set.of("digits", "letters", "phonetic", "silence");
    /** No speech. */
    private static final Set<String> TONES = Set.of(
            "ascending-2tone",
            "beep",
            "beeperr",
            "confbridge-join",
            "confbridge-leave",
            "descending-2tone",
            "tt-monkeys");

    /** G.722 of 64 kbit/s: a byte for two samples of 16 kHz. */
    private static final int SAMPLES_OF_BYTE = 2;

    /**
     * A row of {@code strangers.tsv}.
     *
     * @param name   the folder's, which no other has
     * @param folder of the recordings
     */
    private record Source(String name, Path folder, String pack, Take.Speaker speaker) {
        static List<Source> all(Path prompts) {
            return Resource.lines("strangers.tsv").stream()
                    .skip(1)
                    .map(row -> of(row, prompts))
                    .toList();
        }

        private static Source of(String row, Path prompts) {
            String[] cell = row.split("\t", -1);
            var speaker = new Take.Speaker(
                    Clip.STRANGER,
                    "recording",
                    cell[0],
                    cell[1],
                    cell[2],
                    Split.VALIDATION,
                    "package " + cell[3],
                    cell[5]);
            return new Source(cell[4], prompts.resolve(cell[4]), cell[3], speaker);
        }

        /** Other packages fill the same folder with the same prompts in other formats. */
        List<Path> recordings() throws IOException {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(FORMAT))
                        .sorted()
                        .toList();
            }
        }
    }

    private final List<Source> sources;
    private final Path cache;
    private final long seed;

    /** @param cache where a folder for temporary files is made */
    Strangers(Path cache, long seed) {
        this(cache, seed, PROMPTS);
    }

    /** With recordings elsewhere. */
    Strangers(Path cache, long seed, Path prompts) {
        this.sources = Source.all(prompts);
        this.cache = cache;
        this.seed = seed;
    }

    /** The packages without which some of them are not heard. */
    Set<String> missing() throws IOException {
        var missing = new HashSet<String>();
        if (!Program.exists(DECODER)) {
            missing.add(DECODER);
        }
        for (Source source : sources) {
            if (source.recordings().isEmpty()) {
                missing.add(source.pack());
            }
        }
        return missing;
    }

    /** The names of all of them, installed or not. */
    static Set<String> persons() {
        return Source.all(PROMPTS).stream()
                .map(source -> source.speaker().person())
                .collect(Collectors.toSet());
    }

    /**
     * Adds the recordings of those who are installed.
     *
     * @param script knows what must not be said
     * @param band   what is kept of high frequencies
     * @throws IOException          if a recording cannot be decoded or written
     * @throws InterruptedException if this thread was interrupted
     */
    void fill(DataSet data, Script script, Band band) throws IOException, InterruptedException {
        if (!Program.exists(DECODER)) {
            return;
        }
        for (Source source : sources) {
            List<Path> prompts = prompts(source, script);
            if (!prompts.isEmpty()) {
                fill(source, prompts, data, band);
            }
        }
    }

    private void fill(Source source, List<Path> prompts, DataSet data, Band band)
            throws IOException, InterruptedException {
        float[] samples = decode(prompts);
        int from = 0;
        for (int i = 0; i < prompts.size(); i++) {
            int to = Math.min(samples.length, from + samples(prompts.get(i)));
            var take = new Take(
                    String.format(
                            Locale.ROOT,
                            "negatives/%s/%s-%s-%03d.flac",
                            source.speaker().person(),
                            Clip.STRANGER,
                            source.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            i),
                    Kind.NEGATIVE,
                    text(prompts.get(i)),
                    source.speaker(),
                    prompts.get(i).getFileName().toString());
            var random = Digest.random(seed, take.file());
            Waveform raw = Waveform.mono(Arrays.copyOfRange(samples, from, to), ClipFinish.RATE_HZ);
            data.add(take, raw, Style.draw(random, band, i));
            from = to;
        }
    }

    /** Some of the recordings, evenly from all, which together are not too long. */
    private static List<Path> prompts(Source source, Script script) throws IOException {
        var all = new ArrayList<Path>();
        double seconds = 0;
        for (Path file : source.recordings()) {
            double length = (double) samples(file) / ClipFinish.RATE_HZ;
            String text = text(file);
            if (length >= SHORTEST_SECONDS
                    && length < Production.LONGEST_SECONDS
                    && !SPELLED.contains(file.getParent().getFileName().toString())
                    && !TONES.contains(stem(file))
                    && !text.isEmpty()
                    && !script.mayBeTheWord(text)) {
                all.add(file);
                seconds += length;
            }
        }
        int some = (int) Math.min(all.size(), Math.round(all.size() * SECONDS / seconds));
        return IntStream.range(0, some)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / some)))
                .toList();
    }

    /** Roughly what a recording says, in English: its file is named for it, but the name is no transcript. */
    private static String text(Path file) {
        return stem(file).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replace(FORMAT, "");
    }

    private static int samples(Path file) throws IOException {
        return Math.toIntExact(SAMPLES_OF_BYTE * Files.size(file));
    }

    /** One after the other: such a stream has no header. */
    private float[] decode(List<Path> prompts) throws IOException, InterruptedException {
        try (var work = WorkFolder.in(cache)) {
            Path stream = work.path().resolve("prompts.g722");
            try (var out = Files.newOutputStream(stream)) {
                for (Path prompt : prompts) {
                    Files.copy(prompt, out);
                }
            }
            Path wav = work.path().resolve("prompts.wav");
            Program.run(
                    work.path(),
                    DECODER,
                    "-nostdin",
                    "-v",
                    "error",
                    "-f",
                    "g722",
                    "-i",
                    stream.toString(),
                    wav.toString());
            return AudioFile.read(wav).toMono().samples();
        }
    }
}
