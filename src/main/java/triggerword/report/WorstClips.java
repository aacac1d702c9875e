package triggerword.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Waveform;
import triggerword.audio.WholeFile;
import triggerword.evaluation.FalseAccept;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.ScoredClip;
import triggerword.evaluation.Worst;

/** The words that a detector heard least, and what it took for the word most surely: to hear them is to understand it. */
final class WorstClips {
    private static final String MISS = "miss";
    private static final String FALSE_ACCEPT = "false-accept";
    private static final int COUNT = 20;
    private static final double BEFORE_MS = 3000;
    private static final double AFTER_MS = 1000;

    private record Row(String file, String what, String source, String condition, double score) {}

    private final Measurement measurement;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    WorstClips(Measurement measurement, Path folder) {
        this.measurement = measurement;
        this.folder = folder;
    }

    /**
     * Writes the clips in place of those of an earlier measurement, and {@code worst.csv} with where each comes from: file,
     * what, source, condition, score (of a miss, the greatest threshold that would still have heard it).
     */
    void write() throws IOException {
        deleteEarlier();
        for (ScoredClip miss : misses()) {
            write(
                    MISS,
                    miss.missedFrom(measurement.rule()),
                    miss.clip(),
                    miss.condition().name(),
                    miss.take().sound());
        }
        for (FalseAccept accept : Worst.falseAccepts(measurement, COUNT)) {
            write(
                    FALSE_ACCEPT,
                    accept.peak(),
                    accept.clip(),
                    accept.stream().condition().name(),
                    accept.sound(accept.around(BEFORE_MS, AFTER_MS)));
        }
        Table table = Table.create(
                "worst",
                StringColumn.create("file", rows.stream().map(Row::file)),
                StringColumn.create("what", rows.stream().map(Row::what)),
                StringColumn.create("source", rows.stream().map(Row::source)),
                StringColumn.create("condition", rows.stream().map(Row::condition)),
                DoubleColumn.create("score", rows.stream().mapToDouble(Row::score)));
        WholeFile.write(folder.resolve("worst.csv"), out -> table.write().csv(out));
    }

    private void deleteEarlier() throws IOException {
        try (var files = Files.newDirectoryStream(
                Files.createDirectories(folder), "{" + MISS + "," + FALSE_ACCEPT + "}-*.wav")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private void write(String what, double score, Clip clip, String condition, Waveform sound) throws IOException {
        long number = 1 + rows.stream().filter(row -> row.what().equals(what)).count();
        String file = String.format(Locale.ROOT, "%s-%02d-%.4f.wav", what, number, score);
        AudioFile.write(sound, folder.resolve(file));
        rows.add(new Row(file, what, clip.file().toString(), condition, score));
    }

    /** The words that are missed at the strict threshold, the least heard first. */
    private List<ScoredClip> misses() {
        double strict = measurement.threshold(measurement.allowed(MeasurementReport.CLOSE_LOOK_RATE));
        return Worst.misses(measurement, measurement.rule().withThreshold(strict), COUNT);
    }
}
