package triggerword.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is to be spoken, and where it goes.
 *
 * @param phrase     the trigger word or words, in lower case, separated by single blanks
 * @param out        the data set's folder
 * @param hours      connected speech, all voices together, in hours
 * @param seed       with the same seed and engines the same bytes come out
 * @param shareable  true for a small set without the voices whose licence keeps clips on the user's own machine
 * @param own        folders of people's own recordings, each named like its person
 * @param dictionary {@code cmudict.dict}
 * @param python     a Python in which voices may be installed
 * @param cache      where finished clips are kept between runs
 */
public record SpeakOptions(
        String phrase,
        Path out,
        double hours,
        long seed,
        boolean shareable,
        List<Path> own,
        Path dictionary,
        String python,
        Path cache) {
    public SpeakOptions {
        own = List.copyOf(own);
    }

    /** How many positives are kept of each person: few in a set that is shared, which has to be small. */
    int positives() {
        return shareable ? 22 : 40;
    }

    /** What is kept of high frequencies. */
    Band band() {
        return shareable ? Band.NARROW : Band.FULL;
    }

    /** The command line that does the same elsewhere: folders by their names alone. */
    String command() {
        String folders =
                own.stream().map(folder -> " --own " + folder.getFileName()).collect(Collectors.joining());
        return "./lab speak \"" + phrase + "\" --hours " + String.valueOf(hours).replaceFirst("[.]0$", "") + " --seed "
                + seed + (shareable ? " --shareable" : "") + folders + " --out "
                + out.toAbsolutePath().normalize().getFileName();
    }

    /**
     * Of {@code "hey computer" --dictionary FILE [--out DIR] [--hours H] [--seed N] [--shareable] [--own DIR]…
     * [--python PROGRAM] [--cache DIR]}; without {@code --out} a folder of the phrase's name.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static SpeakOptions parse(List<String> arguments) {
        String phrase = "";
        Path out = null;
        double hours = 1;
        long seed = 2017;
        boolean shareable = false;
        var own = new ArrayList<Path>();
        Path dictionary = Path.of("cmudict.dict");
        String python = "python3";
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "trigger-word-lab", "speech");
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--out" -> out = Path.of(value(argument, rest));
                case "--hours" -> hours = number(argument, value(argument, rest));
                case "--seed" -> seed = whole(argument, value(argument, rest));
                case "--shareable" -> shareable = true;
                case "--own" -> own.add(Path.of(value(argument, rest)));
                case "--dictionary" -> dictionary = Path.of(value(argument, rest));
                case "--python" -> python = value(argument, rest);
                case "--cache" -> cache = Path.of(value(argument, rest));
                default -> {
                    if (argument.startsWith("--") || !phrase.isEmpty()) {
                        throw new IllegalArgumentException("expected one phrase in quotes and --out, --hours, --seed,"
                                + " --shareable or --own but was '" + argument + "'.");
                    }
                    phrase = argument.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s-]+", " ");
                }
            }
        }
        if (!phrase.matches("[a-z][a-z']*( [a-z][a-z']*)*")) {
            throw new IllegalArgumentException(
                    "expected a word or phrase of English letters but was '" + phrase + "'.");
        }
        Path folder = out == null ? Path.of(phrase.replaceAll("[ ']", "-")) : out;
        return new SpeakOptions(phrase, folder, hours, seed, shareable, own, dictionary, python, cache);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("expected a value after " + name + " but there is none.");
        }
        return rest.next();
    }

    private static long whole(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a whole number after " + name + " but was '" + value + "'.", e);
        }
    }

    private static double number(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for every other value that will not do
        }
        throw new IllegalArgumentException(
                "expected a number of 0 or more after " + name + " but was '" + value + "'.");
    }
}
