package triggerword.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import triggerword.audio.Digest;
import triggerword.speech.Utterance.Sort;
import triggerword.speech.Utterance.Word;

/** What each voice is to say. Everything is drawn from the seed and the clip's name, so that one clip changes no other. */
final class Script {
    /** Asked for of each person; more than are kept, for not all of them pass the listener. */
    static final int POSITIVES_TRIED = 56;

    private static final int CONFUSABLES = 66;
    static final int NEAREST = 400;
    private static final int PARTS = 8;
    private static final int CONTAINING = 8;
    private static final int COMMON = 45;
    /** How much a sentence or a row of random words lasts, for planning hours of them. */
    private static final double CONNECTED_SECONDS = 2.97;

    private static final List<String> BEFORE =
            List.of("please", "now", "the next one is", "you can say", "did she say");
    private static final List<String> AFTER = List.of("", "now", "again", "for me", "please");

    private final PronouncingDictionary dictionary;
    private final Confusables confusables;
    private final List<String> target;
    private final List<Confusables.Near> near;
    private final List<String> containing;
    private final List<Pronunciation> parts;
    private final List<String> common =
            List.of(String.join(" ", Resource.lines("common-words.txt")).split("\\s+", -1));
    private final Sentences sentences = new Sentences(Resource.lines("sentences.txt"));
    private final Band band;
    private final long seed;

    Script(List<String> target, PronouncingDictionary dictionary, Confusables confusables, Band band, long seed) {
        this.target = target;
        this.dictionary = dictionary;
        this.confusables = confusables;
        this.band = band;
        this.seed = seed;
        near = confusables.nearest(NEAREST);
        containing = confusables.containing();
        parts = confusables.parts();
    }

    /** Common words, which also are what a listener hears beside the near ones. */
    List<String> commonWords() {
        return common;
    }

    /**
     * The positives that a voice tries.
     *
     * @param share  the person's voices, among which the number is divided
     * @param cuts   true if the voice's engine can cut words out of running speech: every third is
     */
    List<Utterance> positives(Voice voice, int share, boolean cuts) {
        var utterances = new ArrayList<Utterance>();
        for (int i = 0; i < count(POSITIVES_TRIED, share); i++) {
            String file = file("positives", voice, String.join("-", target), i);
            SplittableRandom random = random(file);
            var words = new ArrayList<Word>();
            boolean running = cuts && i % 3 == 2;
            if (running) {
                addWords(words, pick(BEFORE, random));
            }
            int from = words.size();
            for (String word : target) {
                List<Pronunciation> ways = new ArrayList<>();
                dictionary.all(word).forEach(p -> ways.addAll(List.of(p.withReducedVowels(), p)));
                words.add(new Word(word, ways.get(i % ways.size()), true));
            }
            int to = words.size();
            if (running) {
                addWords(words, pick(AFTER, random));
            }
            // Not i: forms and pronunciations would go together, and half of the pairs would never be tried.
            Style style = Style.draw(random, band, i / 2);
            utterances.add(new Utterance(file, Sort.POSITIVE, words, from, to, style));
        }
        return utterances;
    }

    /** Near words, parts of the word and words that contain it. */
    List<Utterance> near(Voice voice, int share) {
        var utterances = new ArrayList<Utterance>();
        SplittableRandom random = random("near " + voice.engine() + voice.name());
        List<Confusables.Near> shuffled = new ArrayList<>(near);
        // The nearest fifth is twice as likely as the rest.
        shuffled.addAll(near.subList(0, near.size() / 5));
        for (Confusables.Near word : sample(shuffled, count(CONFUSABLES, share), random)) {
            add(utterances, voice, Sort.CONFUSABLE, words(word.text()));
        }
        for (String word : sample(containing, count(CONTAINING, share), random)) {
            add(utterances, voice, Sort.CONTAINS, words(word));
        }
        if (voice.way() != Voice.Way.TEXT) {
            for (Pronunciation part : sample(parts, count(PARTS, share), random)) {
                String text = String.join("-", part.bare()).toLowerCase(Locale.ROOT);
                add(utterances, voice, Sort.PART, List.of(new Word(text, part, true)));
            }
        }
        return utterances;
    }

    /** Common words. */
    List<Utterance> common(Voice voice, int share) {
        var utterances = new ArrayList<Utterance>();
        for (String word : sample(common, count(COMMON, share), random("common " + voice.engine() + voice.name()))) {
            add(utterances, voice, Sort.COMMON, words(word));
        }
        return utterances;
    }

    /** Sentences and rows of random words of the dictionary, half of the time each. */
    List<Utterance> connected(Voice voice, double seconds) {
        var utterances = new ArrayList<Utterance>();
        long count = Math.round(Math.ceil(seconds / CONNECTED_SECONDS));
        List<String> all = dictionary.words();
        for (int i = 0; i < count; i++) {
            boolean sentence = i % 2 == 0;
            SplittableRandom random = random("connected " + voice.engine() + voice.name() + i);
            String text = sentence ? sentences.draw(random) : "";
            for (int w = 0; !sentence && w < 5; w++) {
                text += (w == 0 ? "" : " ") + pick(all, random);
            }
            Sort sort = sentence ? Sort.SENTENCE : Sort.RANDOM;
            String file = file("negatives", voice, sort.name().toLowerCase(Locale.ROOT), i);
            utterances.add(Utterance.whole(file, sort, words(text), Style.draw(random(file), band, i)));
        }
        return utterances;
    }

    /** True if a clip that serves any word would be the word, or too near to it, in this data set. */
    boolean mayBeTheWord(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (confusables.contains(words)) {
            return true;
        }
        for (int i = 0; i + target.size() <= words.size(); i++) {
            if (confusables.distance(words.subList(i, i + target.size())) < Confusables.SAME) {
                return true;
            }
        }
        return false;
    }

    private void add(List<Utterance> utterances, Voice voice, Sort sort, List<Word> words) {
        String text = words.size() == 1
                ? words.get(0).text()
                : String.join("-", words.stream().map(Word::text).toList());
        String file = file("negatives", voice, sort.name().toLowerCase(Locale.ROOT) + "-" + text, utterances.size());
        utterances.add(Utterance.whole(file, sort, words, Style.draw(random(file), band, utterances.size())));
    }

    private void addWords(List<Word> words, String text) {
        if (!text.isEmpty()) {
            words(text).forEach(word -> words.add(new Word(word.text(), word.pronunciation(), true)));
        }
    }

    private List<Word> words(String text) {
        var words = new ArrayList<Word>();
        for (String word : text.split(" ", -1)) {
            words.add(new Word(word, dictionary.first(word), false));
        }
        return words;
    }

    private static String file(String folder, Voice voice, String name, int number) {
        String speaker =
                (voice.engine() + "-" + voice.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return String.format(
                Locale.ROOT, "%s/%s/%s-%s-%03d.flac", folder, voice.person(), name.replace("'", ""), speaker, number);
    }

    private SplittableRandom random(String name) {
        return Digest.random(seed, name);
    }

    private static int count(int whole, int share) {
        return Math.max(1, (whole + share - 1) / share);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Without repetition, as long as there are enough. */
    private static <T> List<T> sample(List<T> from, int count, SplittableRandom random) {
        Map<Integer, T> moved = new HashMap<>();
        var chosen = new ArrayList<T>();
        for (int i = 0; i < Math.min(count, from.size()); i++) {
            int at = i + random.nextInt(from.size() - i);
            chosen.add(moved.getOrDefault(at, from.get(at)));
            moved.put(at, moved.getOrDefault(i, from.get(i)));
        }
        return chosen.stream().distinct().toList();
    }
}
