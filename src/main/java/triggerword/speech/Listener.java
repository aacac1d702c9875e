package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import triggerword.audio.AudioFile;
import triggerword.audio.Waveform;

/**
 * Hears clips by machine: PocketSphinx with a closed grammar of the word, what is near to it and common words.
 *
 * <p>Two hearings a clip, in silence and in a breath of noise: the digital silence within some voices' words and noise
 * before a soft vowel mislead the recognizer in different ways. A positive must be heard once, a negative never.
 *
 * <p>The word may be said in any {@linkplain Pronunciation#accented() accent}; all others have to be said as in the
 * dictionary, which is American. Otherwise most voices that leave out the last r of "computer" are heard as "computed".
 * And a positive may be heard as a neighbour that differs in no more than one phone: the dictionary has hundreds of them
 * for "smart mirror", and one always fits a slow or foreign voice a little better. This makes the check coarse: it finds
 * voices that cannot say the word, but would take most near words, and some 8 % of the farther ones, for "computer".
 */
final class Listener {
    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us/en-us");
    private static final double[] BREATHS = {0, 0.0003};
    private static final int NEAR_WORDS = 60;

    /** The usual beams are made for long utterances: of a word in an accent they often lose every path. */
    private static final String COMMAND =
            ("pocketsphinx_batch -hmm MODEL -dict words.dict -jsgf words.gram -ctl names -cepdir . -cepext .wav"
                            + " -adcin yes -adchdr 44 -remove_silence no -beam 1e-80 -pbeam 1e-80 -wbeam 1e-60 -hyp heard -logfn log")
                    .replace("MODEL", MODEL.toString());

    /** A neighbour as near as this is what the machine makes of the word in an accent. */
    private static final double ONE_PHONE = 1;

    private static final int SEARCHED = 1000;

    private final String word;
    private final Set<String> neighbours;
    private final String grammar;
    private final String dictionary;

    /** For a phrase; {@code others} are what else may be heard. */
    Listener(List<String> phrase, Confusables confusables, List<String> others, PronouncingDictionary dictionary) {
        word = String.join(" ", phrase);
        var alternatives = new TreeSet<String>(confusables.containing());
        alternatives.add(word);
        alternatives.addAll(others);
        List<Confusables.Near> near = confusables.nearest(SEARCHED);
        neighbours = nearest(near.stream().filter(each -> each.distance() <= ONE_PHONE));
        alternatives.addAll(neighbours);
        alternatives.addAll(nearest(near.stream().filter(each -> each.distance() > ONE_PHONE)));
        alternatives.removeIf(text -> !text.equals(word) && soundsAccented(text, phrase, dictionary));
        grammar = "#JSGF V1.0;\ngrammar words;\npublic <word> = " + String.join(" | ", alternatives) + ";\n";
        this.dictionary = alternatives.stream()
                .flatMap(text -> List.of(text.split(" ", -1)).stream())
                .distinct()
                .map(text -> entry(text, dictionary, phrase.contains(text)))
                .collect(Collectors.joining());
    }

    /** True if PocketSphinx and its English model are installed. */
    static boolean isInstalled() {
        return Program.exists("pocketsphinx_batch") && Files.exists(MODEL);
    }

    /** The packages that have to be installed; none if there is everything. */
    static Set<String> missing() {
        return isInstalled() ? Set.of() : Set.of("pocketsphinx", "pocketsphinx-en-us");
    }

    private static String entry(String text, PronouncingDictionary dictionary, boolean wanted) {
        List<String> spoken = dictionary.all(text).stream()
                .flatMap(p -> wanted ? accented(p) : Stream.of(p))
                .map(p -> String.join(" ", p.bare()))
                .distinct()
                .toList();
        return IntStream.range(0, spoken.size())
                .mapToObj(i -> text + (i == 0 ? "" : "(" + (i + 1) + ")") + " " + spoken.get(i) + "\n")
                .collect(Collectors.joining());
    }

    private static Set<String> nearest(Stream<Confusables.Near> words) {
        return words.limit(NEAR_WORDS).map(Confusables.Near::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if some accent's way to say the phrase is the way to say these words, as "mira" is for "mirror". */
    private static boolean soundsAccented(String text, List<String> phrase, PronouncingDictionary dictionary) {
        List<String> words = List.of(text.split(" ", -1));
        return words.size() == phrase.size()
                && IntStream.range(0, words.size()).allMatch(i -> dictionary.all(phrase.get(i)).stream()
                        .flatMap(Listener::accented)
                        .anyMatch(p ->
                                p.bare().equals(dictionary.first(words.get(i)).bare())));
    }

    private static Stream<Pronunciation> accented(Pronunciation p) {
        return Stream.of(p, p.withReducedVowels()).flatMap(each -> each.accented().stream());
    }

    /** What is heard as the word and what is not: a paragraph for a data set's card. */
    String rule() {
        return "PocketSphinx listened twice (in silence, and in a breath of noise) to each positive, confusable word and part,"
                + " with a grammar of the word in any accent, the words that contain it, its neighbours within one phone, the "
                + NEAR_WORDS
                + " words that are nearest after these, and the common ones. A positive had to be heard at least"
                + " once as the word or as a neighbour (a machine cannot tell them apart in an accent: here "
                + (neighbours.isEmpty() ? "there is none" : String.join(", ", neighbours))
                + "), a negative never as the word.";
    }

    /** What identifies this listener: another grammar may hear otherwise. */
    String description() {
        return COMMAND + neighbours + grammar + dictionary;
    }

    /**
     * Whether each clip is heard as the word.
     *
     * @param folder for temporary files
     * @return for each clip all that was heard, in the order of hearing
     * @throws IOException          if PocketSphinx fails
     * @throws InterruptedException if this thread was interrupted
     */
    List<List<String>> hear(List<Waveform> clips, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("words.gram"), grammar);
        Files.writeString(folder.resolve("words.dict"), dictionary);
        var names = new StringBuilder();
        for (int i = 0; i < clips.size(); i++) {
            for (int b = 0; b < BREATHS.length; b++) {
                String name = "heard-" + i + "-" + b;
                names.append(name).append('\n');
                AudioFile.write(breathing(clips.get(i), BREATHS[b]), folder.resolve(name + ".wav"));
            }
        }
        Files.writeString(folder.resolve("names"), names);
        Program.run(folder, "", List.of(COMMAND.split(" ", -1)));
        List<String> lines = Files.readAllLines(folder.resolve("heard"));
        var heard = new ArrayList<List<String>>();
        for (int i = 0; i < clips.size(); i++) {
            heard.add(lines.subList(i * BREATHS.length, (i + 1) * BREATHS.length).stream()
                    .map(line ->
                            line.substring(0, line.lastIndexOf('(')).strip().toLowerCase(Locale.ROOT))
                    .toList());
        }
        return heard;
    }

    /** True if one of the hearings was the word. */
    boolean isWord(List<String> heard) {
        return heard.contains(word);
    }

    /** True if one of the hearings was the word or a neighbour for which an accent may turn it. */
    boolean isNearlyWord(List<String> heard) {
        return isWord(heard) || heard.stream().anyMatch(neighbours::contains);
    }

    /** Brought to one loudness, for quiet clips are not to be heard worse, with a quarter of a second around. */
    private static Waveform breathing(Waveform clip, double breath) {
        float[] samples = clip.samples().clone();
        ClipFinish.level(samples, -22);
        var random = new SplittableRandom(3);
        var out = new float[samples.length + ClipFinish.RATE_HZ / 2];
        for (int i = 0; i < out.length; i++) {
            int at = i - ClipFinish.RATE_HZ / 4;
            out[i] = at >= 0 && at < samples.length ? samples[at] : 0;
            // Four uniform numbers make a normal one, near enough for a breath.
            double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
            out[i] += (float) (breath * Math.sqrt(3) * noise);
        }
        return Waveform.mono(out, clip.sampleRateHz());
    }
}
