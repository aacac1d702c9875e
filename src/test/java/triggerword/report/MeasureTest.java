package triggerword.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.Waveform;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.spectrogram.SpectrogramOptions;

/** The command from files to files, with a small network that knows nothing. */
class MeasureTest {
    private static final NetworkOptions NETWORK =
            NetworkOptions.course().withFilters(2).withUnits(2);

    @TempDir
    private Path folder;

    @Test
    void figuresChartAndWorstClipsAreWritten() throws IOException {
        measure();
        Path out = folder.resolve("out");
        List<String> lines = Files.readAllLines(out.resolve("small.csv"));
        assertThat(lines.get(0))
                .isEqualTo("condition,fa_per_hour,hours,threshold,false_accepts,false_rejects,positives,frr,low,high");
        assertThat(lines).hasSize(1 + 3 * 6).anyMatch(line -> line.startsWith("10 dB@shipped,"));
        assertThat(out.resolve("small.png")).isNotEmptyFile();
        List<String> worst = Files.readAllLines(out.resolve("small/worst.csv"));
        assertThat(worst.get(0)).isEqualTo("file,what,source,condition,score");
        try (Stream<Path> files = Files.list(out.resolve("small"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".wav")))
                    .isNotEmpty()
                    .hasSize(worst.size() - 1);
        }
    }

    @Test
    void clipsOfAnEarlierMeasurementDoNotStay() throws IOException {
        Path earlier = folder.resolve("out/small/miss-99-0.5000.wav");
        Files.createDirectories(earlier.getParent());
        Files.createFile(earlier);
        measure();
        assertThat(earlier).doesNotExist();
        try (Stream<Path> files = Files.list(earlier.getParent())) {
            assertThat(files)
                    .allMatch(file -> file.toString().matches(".*(miss|false-accept)-\\d\\d-.*wav|.*worst.csv"));
        }
    }

    @Test
    void theSameSeedGivesTheSameFigures() throws IOException {
        measure();
        byte[] first = Files.readAllBytes(folder.resolve("out/small.csv"));
        measure();
        assertThat(folder.resolve("out/small.csv")).hasBinaryContent(first);
    }

    private void measure() throws IOException {
        var random = new SplittableRandom(1);
        var weights = new float[NETWORK.parameters()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-0.2, 0.4);
        }
        var model = Model.of("word", SpectrogramOptions.course(), new Weights(NETWORK, weights), Provenance.unknown());
        ModelFile.write(folder.resolve("small.zip"), model, List.of("{}"), Optional.empty());
        clip("yes/ann/1.wav", 1);
        clip("yes/bob/1.wav", 2);
        clip("no/1.wav", 3);
        clip("noise/rain.wav", 4);
        Measure.measure(MeasureOptions.parse(
                Stream.of("small.zip", "--positives", "yes", "--negatives", "no", "--noise", "noise", "--out", "out")
                        .map(argument -> argument.startsWith("--")
                                ? argument
                                : folder.resolve(argument).toString())
                        .toList()));
    }

    private void clip(String name, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var samples = new float[8000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextDouble(-0.3, 0.3);
        }
        AudioFile.write(Waveform.mono(samples, 16_000), folder.resolve(name));
    }
}
