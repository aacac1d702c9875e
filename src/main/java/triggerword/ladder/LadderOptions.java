package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import triggerword.audio.ClipLibrary;
import triggerword.command.CommandLine;
import triggerword.command.Option;
import triggerword.evaluation.TestSounds;

/**
 * What is to be trained and measured, and where the figures go.
 *
 * @param data   a data set of the word, as {@code ./lab speak} makes it
 * @param sounds what the detectors are measured on
 * @param seeds  trainings of each rung, with the seeds 1, 2, 3 …
 * @param rungs  the rungs, in the order in which they are trained
 * @param out    the file of the figures
 */
public record LadderOptions(Path data, TestSounds sounds, int seeds, List<Rung> rungs, Path out) {
    private static final int USUAL_SEEDS = 3;

    /** Files are digested as they are. */
    private static final int ANY_RATE_HZ = 16_000;

    private static final String USAGE =
            "expected --data DIR " + TestSounds.USAGE + " [--seeds N] [--rungs NAME…] [--out FILE]";

    private static final List<Option> OPTIONS = Stream.concat(
                    TestSounds.OPTIONS.stream(),
                    Stream.of(
                            Option.one("--data"),
                            Option.one("--seeds"),
                            Option.several("--rungs"),
                            Option.one("--out")))
            .toList();

    public LadderOptions {
        rungs = List.copyOf(rungs);
    }

    /**
     * SHA-256 over the files that are trained on, and over those that are measured on, in hexadecimal.
     *
     * @throws IOException if a folder is empty, or a file cannot be read
     */
    String digest() throws IOException {
        return ClipLibrary.load(data, ANY_RATE_HZ).digest() + sounds.digest();
    }

    /**
     * Of {@code --data DIR --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--seeds N] [--rungs NAME…] [--out FILE]};
     * without names all rungs.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static LadderOptions parse(List<String> arguments) {
        CommandLine line = CommandLine.parse(USAGE, OPTIONS, arguments);
        TestSounds sounds = TestSounds.of(line);
        line.demand(!sounds.isEmpty(), "--positives and --negatives");
        Path data = line.path("--data").orElse(null);
        line.demand(data != null, "--data");
        long seeds = line.whole("--seeds").orElse((long) USUAL_SEEDS);
        line.demand(seeds >= 1 && seeds <= Integer.MAX_VALUE, "a number from 1 on after --seeds");
        List<Rung> named = line.all("--rungs").stream().map(Rungs::named).toList();
        return new LadderOptions(
                data,
                sounds,
                (int) seeds,
                named.isEmpty() ? Rungs.all() : named,
                line.path("--out").orElse(Path.of("target", "ladder.csv")));
    }
}
