package triggerword.speech;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What may be mistaken for a word or phrase: near words of the dictionary, words that contain it, its own parts. */
final class Confusables {
    /** Nothing as near as this is a negative: it would be the word itself in another spelling. */
    static final double SAME = 0.55;

    private final PronouncingDictionary dictionary;
    private final List<String> target;
    private final List<List<String>> sounds = new ArrayList<>();

    /**
     * A near word or phrase.
     *
     * @param text     what is said
     * @param distance its phone distance to the word
     */
    record Near(String text, double distance) {}

    /** For the words of a phrase, in lower case. */
    Confusables(List<String> target, PronouncingDictionary dictionary) {
        this.target = target;
        this.dictionary = dictionary;
        List<List<String>> spoken = List.of(List.of());
        for (String word : target) {
            spoken = spoken.stream()
                    .flatMap(before -> dictionary.all(word).stream()
                            .flatMap(p -> Stream.of(p, p.withReducedVowels()))
                            .distinct()
                            .map(p -> join(before, p.phones())))
                    .toList();
        }
        sounds.addAll(spoken);
    }

    /** The least distance of a phrase to any pronunciation of the target. */
    double distance(List<String> words) {
        List<String> phones = words.stream()
                .flatMap(word -> dictionary.first(word).phones().stream())
                .toList();
        return sounds.stream()
                .mapToDouble(sound -> PhoneDistance.between(sound, phones, Double.POSITIVE_INFINITY))
                .min()
                .orElseThrow();
    }

    /**
     * The nearest of the dictionary, nearest first, without the target, its other spellings and what contains it. Of a
     * phrase of several words, those that differ from it in one word.
     */
    List<Near> nearest(int count) {
        var found = new ArrayList<Near>();
        for (int place = 0; place < target.size(); place++) {
            String word = target.get(place);
            List<String> phones = dictionary.first(word).withReducedVowels().phones();
            for (String other : dictionary.words()) {
                List<String> near = dictionary.first(other).phones();
                double limit = 1.5 + 0.4 * phones.size();
                double distance = Math.min(
                        PhoneDistance.between(phones, near, limit),
                        PhoneDistance.between(dictionary.first(word).phones(), near, limit));
                if (distance >= SAME && distance <= limit && other.length() > 1) {
                    var phrase = new ArrayList<>(target);
                    phrase.set(place, other);
                    if (!contains(phrase)) {
                        found.add(new Near(String.join(" ", phrase), distance));
                    }
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::text))
                .limit(count)
                .toList();
    }

    /** Words of the dictionary that contain the sounds of the whole target (activates, reactivate); for phrases none. */
    List<String> containing() {
        return dictionary.words().stream()
                .filter(word -> !target.equals(List.of(word)) && contains(List.of(word)))
                .filter(word ->
                        dictionary.first(word).phones().size() > sounds.get(0).size())
                .toList();
    }

    /** True if the target's sounds, or its words, occur within the phrase; stress does not matter. */
    boolean contains(List<String> words) {
        if (Collections.indexOfSubList(words, target) >= 0) {
            return true;
        }
        String spoken = spelled(words.stream()
                .flatMap(word -> dictionary.first(word).phones().stream())
                .toList());
        return sounds.stream().anyMatch(sound -> spoken.contains(spelled(sound)));
    }

    /** One letter sequence for all that sounds alike: no stress, one reduced vowel. */
    private static String spelled(List<String> phones) {
        var text = new StringBuilder(" ");
        for (String phone : phones) {
            text.append(phone.equals("AH0") || phone.equals("IH0") ? "@" : Pronunciation.bare(phone))
                    .append(' ');
        }
        return text.toString();
    }

    /**
     * Beginnings and ends of the target by whole syllables, at most three fifths of its phones: "acti", "vate". More of
     * it would be the word said in a hurry.
     */
    List<Pronunciation> parts() {
        List<String> phones = sounds.get(sounds.size() - 1);
        var parts = new ArrayList<Pronunciation>();
        int done = 0;
        for (Pronunciation.Syllable syllable : new Pronunciation(phones).syllables()) {
            done += syllable.phones().size();
            addPart(parts, phones.subList(0, done), phones.size());
            addPart(parts, phones.subList(done, phones.size()), phones.size());
        }
        return parts.stream().distinct().toList();
    }

    private static void addPart(List<Pronunciation> parts, List<String> phones, int whole) {
        boolean spoken = phones.stream().anyMatch(Pronunciation::isVowel);
        if (spoken && phones.size() >= 2 && phones.size() <= 0.6 * whole) {
            parts.add(new Pronunciation(phones));
        }
    }

    private static List<String> join(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
