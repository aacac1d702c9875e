package triggerword.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Waveform;
import triggerword.audio.WholeFile;
import triggerword.detection.Detection;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.ScoredClip;
import triggerword.evaluation.ScoredStream;
import triggerword.model.DetectorOptions;

/** The words that a detector heard least, and what it took for the word most surely: to hear them is to understand it. */
final class WorstClips {
    private static final String MISS = "miss";
    private static final String FALSE_ACCEPT = "false-accept";
    private static final int COUNT = 20;
    private static final double BEFORE_MS = 3000;
    private static final double AFTER_MS = 1000;
    /** How long after a false accept its greatest score is looked for, in ms: a word's rest. */
    private static final double PEAK_MS = 500;

    private record FalseAccept(ScoredStream stream, Detection detection, double peak) {}

    private record Row(String file, String what, String source, String condition, double score) {}

    private final Measurement measurement;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    WorstClips(Measurement measurement, Path folder) {
        this.measurement = measurement;
        this.folder = folder;
    }

    /**
     * Writes the clips in place of those of an earlier measurement, and {@code worst.csv} with where each comes from: file, what, source, condition, score (of a miss, the greatest
     * threshold that would still have heard it).
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
        for (FalseAccept accept : falseAccepts()) {
            double timeMs = accept.detection().timeMs();
            Waveform sound = accept.stream().sound();
            int from = (int) (Math.max(0, timeMs - BEFORE_MS) / 1000 * sound.sampleRateHz());
            int to = (int) (Math.min(sound.durationMs(), timeMs + AFTER_MS) / 1000 * sound.sampleRateHz());
            write(
                    FALSE_ACCEPT,
                    accept.peak(),
                    accept.stream().clipAt(timeMs),
                    accept.stream().condition().name(),
                    sound.slice(from, to));
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
        DetectorOptions rule = measurement.rule().withThreshold(strict);
        return measurement.clips().stream()
                .filter(clip -> clip.isMissed(rule))
                .sorted(Comparator.comparingDouble(clip -> clip.missedFrom(rule)))
                .limit(COUNT)
                .toList();
    }

    /** The last false accepts to go as the threshold rises, the surest first. */
    private List<FalseAccept> falseAccepts() {
        DetectorOptions rule = measurement.rule().withThreshold(measurement.threshold(COUNT));
        var accepts = new ArrayList<FalseAccept>();
        for (ScoredStream stream : measurement.streams()) {
            for (Detection detection : stream.falseAccepts(rule)) {
                accepts.add(new FalseAccept(stream, detection, peak(stream, detection)));
            }
        }
        accepts.sort(Comparator.comparingDouble(accept -> -accept.peak()));
        return accepts;
    }

    private static double peak(ScoredStream stream, Detection detection) {
        float[] scores = stream.track().scores();
        int from = (int) Math.round(detection.timeMs() / stream.track().stepMs());
        int to = Math.min(scores.length, from + (int) (PEAK_MS / stream.track().stepMs()));
        double peak = detection.score();
        for (float score : Arrays.copyOfRange(scores, from, Math.max(from, to))) {
            peak = Math.max(peak, score);
        }
        return peak;
    }
}
