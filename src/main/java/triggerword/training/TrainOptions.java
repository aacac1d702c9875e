package triggerword.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import triggerword.command.CommandLine;
import triggerword.command.Option;

/**
 * What is to be trained, on what, and where it goes.
 *
 * @param word   the trigger word or words
 * @param data   the data set's folder
 * @param preset the recipe
 * @param seed   of everything that chance decides
 * @param steps  training steps of each network; voices only, which otherwise takes its usual number
 * @param nearMissPercent how many of a hundred near-misses, said by validation persons, may trigger; voices only
 * @param own    folders of people's own recordings, each named like its person, to train on too
 * @param out    the model's file
 */
public record TrainOptions(
        String word,
        Path data,
        Preset preset,
        long seed,
        Optional<Integer> steps,
        Optional<Double> nearMissPercent,
        List<Path> own,
        Path out) {
    /** A recipe. */
    public enum Preset {
        /** The course's data, network and training, as they are. */
        COURSE,
        /** What works on real people: {@link VoicesOptions#defaults}. */
        VOICES
    }

    private static final String USAGE =
            "expected WORD [--data DIR] [--preset course|voices] [--seed N] [--steps N] [--near-misses PERCENT] [--own DIR]… [--out MODEL]";

    private static final List<Option> OPTIONS = Stream.of(
                    "--data", "--preset", "--seed", "--steps", "--near-misses", "--own", "--out")
            .map(Option::one)
            .toList();

    public TrainOptions {
        own = List.copyOf(own);
        if (preset == Preset.COURSE) {
            refuse("--steps", steps);
            refuse("--near-misses", nearMissPercent);
        }
    }

    private static void refuse(String option, Optional<?> value) {
        if (value.isPresent()) {
            throw new IllegalArgumentException(
                    option + ": expected the preset voices, which alone takes it, but was course.");
        }
    }

    /**
     * Of {@code WORD [--data DIR] [--preset course|voices] [--seed N] [--steps N] [--near-misses PERCENT] [--own DIR]…
     * [--out MODEL]}; without {@code --data} it is the folder where {@code ./lab speak} puts the word, without {@code --out}
     * a file of the word's name.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static TrainOptions parse(List<String> arguments) {
        CommandLine line = CommandLine.parseWithWord(USAGE, OPTIONS, arguments);
        String word = line.word().orElse("").toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        if (word.isEmpty()) {
            throw new IllegalArgumentException(USAGE + " but there was no word.");
        }
        String name = word.replaceAll("[ ']", "-");
        return new TrainOptions(
                word,
                line.path("--data").orElseGet(() -> Path.of(name)),
                line.single("--preset", "--preset: expected course or voices", TrainOptions::preset)
                        .orElse(Preset.VOICES),
                line.single("--seed", "--seed: expected a whole number", Long::valueOf)
                        .orElse(1L),
                line.single("--steps", "--steps: expected a whole number from 1 on", TrainOptions::count),
                line.single("--near-misses", "--near-misses: expected 0 to 100", TrainOptions::percent),
                line.paths("--own"),
                line.path("--out").orElseGet(() -> Path.of(name + ".zip")));
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 1) {
            throw new IllegalArgumentException("below 1");
        }
        return count;
    }

    private static double percent(String text) {
        double percent = Double.parseDouble(text);
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("no part of a hundred");
        }
        return percent;
    }

    private static Preset preset(String name) {
        return Preset.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
