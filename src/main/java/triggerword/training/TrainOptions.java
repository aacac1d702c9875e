package triggerword.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What is to be trained, on what, and where it goes.
 *
 * @param word   the trigger word or words
 * @param data   the data set's folder
 * @param preset the recipe
 * @param seed   of everything that chance decides
 * @param own    folders of people's own recordings, each named like its person, to train on too
 * @param out    the model's file
 */
public record TrainOptions(String word, Path data, Preset preset, long seed, List<Path> own, Path out) {
    /** A recipe. */
    public enum Preset {
        /** The course's data, network and training, as they are. */
        COURSE,
        /** What works on real people: {@link VoicesOptions#defaults}. */
        VOICES
    }

    private static final String USAGE =
            "expected WORD [--data DIR] [--preset course|voices] [--seed N] [--own DIR]… [--out MODEL]";

    public TrainOptions {
        own = List.copyOf(own);
    }

    /**
     * Of {@code WORD [--data DIR] [--preset course|voices] [--seed N] [--own DIR]… [--out MODEL]}; without {@code --data} it
     * is the folder where {@code ./lab speak} puts the word, without {@code --out} a file of the word's name.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static TrainOptions parse(List<String> arguments) {
        String word = "";
        Path data = null;
        Path out = null;
        Preset preset = Preset.VOICES;
        long seed = 1;
        var own = new ArrayList<Path>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--data" -> data = Path.of(value(argument, rest));
                case "--preset" -> preset = preset(value(argument, rest));
                case "--seed" -> seed = seed(value(argument, rest));
                case "--own" -> own.add(Path.of(value(argument, rest)));
                case "--out" -> out = Path.of(value(argument, rest));
                default -> {
                    if (argument.startsWith("--") || !word.isEmpty()) {
                        throw new IllegalArgumentException(USAGE + " but was '" + argument + "'.");
                    }
                    word = argument.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
                }
            }
        }
        if (word.isEmpty()) {
            throw new IllegalArgumentException(USAGE + " but there was no word.");
        }
        String name = word.replaceAll("[ ']", "-");
        return new TrainOptions(
                word,
                data == null ? Path.of(name) : data,
                preset,
                seed,
                own,
                out == null ? Path.of(name + ".zip") : out);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(USAGE + " but there was nothing after " + name + ".");
        }
        return rest.next();
    }

    private static Preset preset(String name) {
        try {
            return Preset.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--preset: expected course or voices but was '" + name + "'.", e);
        }
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed: expected a whole number but was '" + text + "'.", e);
        }
    }
}
