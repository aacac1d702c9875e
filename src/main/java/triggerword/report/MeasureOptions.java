package triggerword.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triggerword.command.CommandLine;
import triggerword.command.Option;
import triggerword.evaluation.TestSounds;

/**
 * What is to be measured, and where it goes.
 *
 * @param model  the model's file
 * @param sounds what it is measured on; perhaps nothing
 * @param data   a labelled data set, whose test persons say what else triggers
 * @param seed   of rooms and noises
 * @param out    the folder in which a file and a folder named like the model are written
 */
public record MeasureOptions(Path model, TestSounds sounds, Optional<Path> data, long seed, Path out) {
    private static final String USAGE = "expected MODEL " + TestSounds.USAGE + " [--data DIR] [--seed N] [--out DIR]";

    private static final List<Option> OPTIONS = Stream.concat(
                    TestSounds.OPTIONS.stream(),
                    Stream.of("--data", "--seed", "--out").map(Option::one))
            .toList();

    /**
     * Of {@code MODEL --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--data DIR] [--seed N] [--out DIR]}; with noise
     * and no ratio it is 10 dB.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static MeasureOptions parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
            throw new IllegalArgumentException(USAGE + ": a model's file first.");
        }
        CommandLine line = CommandLine.parse(USAGE, OPTIONS, arguments.subList(1, arguments.size()));
        TestSounds sounds = TestSounds.of(line);
        Optional<Path> data = line.path("--data");
        line.demand(!sounds.isEmpty() || data.isPresent(), "--positives and --negatives, or --data");
        return new MeasureOptions(
                Path.of(arguments.get(0)),
                sounds,
                data,
                line.whole("--seed").orElse(1L),
                line.path("--out").orElse(Path.of("target", "measure")));
    }

    /** The model's name: that of its file, without {@code .zip}. */
    public String name() {
        return model.getFileName().toString().replaceFirst("\\.zip$", "");
    }
}
