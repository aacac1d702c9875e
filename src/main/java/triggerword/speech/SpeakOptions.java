package triggerword.speech;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import triggerword.command.CommandLine;
import triggerword.command.Option;

/**
 * What is to be spoken, and where it goes.
 *
 * @param phrase     the trigger word or words, in lower case, separated by single blanks
 * @param out        the data set's folder
 * @param hours      connected speech, all voices together, in hours
 * @param seed       with the same seed and engines the same bytes come out
 * @param shareable  true for a small set without strangers, and without the voices whose licence keeps clips on the user's own
 *                   machine
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
    /** What a user may say; the other options are for {@code ./lab}. */
    private static final String USAGE =
            "expected one phrase in quotes and --out, --hours, --seed, --shareable or --own";

    private static final List<Option> OPTIONS = List.of(
            Option.one("--out"),
            Option.one("--hours"),
            Option.one("--seed"),
            Option.flag("--shareable"),
            Option.one("--own"),
            Option.one("--dictionary"),
            Option.one("--python"),
            Option.one("--cache"));

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
        CommandLine line = CommandLine.parseWithWord(USAGE, OPTIONS, arguments);
        String phrase = line.word().orElse("").toLowerCase(Locale.ROOT).strip().replaceAll("[\\s-]+", " ");
        if (!phrase.matches("[a-z][a-z']*( [a-z][a-z']*)*")) {
            throw new IllegalArgumentException(
                    "expected a word or phrase of English letters but was '" + phrase + "'.");
        }
        return new SpeakOptions(
                phrase,
                line.path("--out").orElseGet(() -> Path.of(phrase.replaceAll("[ ']", "-"))),
                line.amount("--hours").orElse(1.0),
                line.whole("--seed").orElse(2017L),
                line.has("--shareable"),
                line.paths("--own"),
                line.path("--dictionary").orElse(Path.of("cmudict.dict")),
                line.single("--python").orElse("python3"),
                line.path("--cache")
                        .orElse(Path.of(System.getProperty("user.home"), ".cache", "trigger-word-lab", "speech")));
    }
}
