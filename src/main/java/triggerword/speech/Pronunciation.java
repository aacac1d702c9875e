package triggerword.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a word is spoken: ARPAbet phones as the CMU Pronouncing Dictionary writes them, vowels with their stress
 * ({@code AE1 K T IH0 V EY2 T}: 1 main, 2 secondary, 0 none).
 *
 * @param phones the phones, in upper case
 */
record Pronunciation(List<String> phones) {
    private static final Set<String> VOWELS =
            Set.of("AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW");
    /** What may begin an English syllable beside single consonants. */
    private static final Set<String> ONSETS = Set.of(
            "B L", "B R", "D R", "D W", "F L", "F R", "F Y", "G L", "G R", "HH Y", "K L", "K R", "K W", "K Y", "M Y",
            "P L", "P R", "P Y", "S K", "S K R", "S K W", "S L", "S M", "S N", "S P", "S P L", "S P R", "S T", "S T R",
            "S W", "SH R", "T R", "T W", "TH R", "TH W", "V Y", "B Y", "G W");

    /**
     * A syllable.
     *
     * @param phones   its phones without stress marks
     * @param stressed true for main and secondary stress
     */
    record Syllable(List<String> phones, boolean stressed) {}

    Pronunciation {
        phones = List.copyOf(phones);
    }

    /** Of phones separated by blanks. */
    static Pronunciation of(String phones) {
        return new Pronunciation(List.of(phones.trim().split("\\s+", -1)));
    }

    /** The phone without its stress mark. */
    static String bare(String phone) {
        return phone.replaceAll("\\d", "");
    }

    static boolean isVowel(String phone) {
        return VOWELS.contains(bare(phone));
    }

    /** True for an unstressed AH: the schwa, which some phone sets write apart. */
    static boolean isSchwa(String phone) {
        return phone.equals("AH0");
    }

    /** The phones without stress marks. */
    List<String> bare() {
        return phones.stream().map(Pronunciation::bare).toList();
    }

    /**
     * This pronunciation with IH for each unstressed AH inside the word. The dictionary writes the same reduced vowel as
     * either (ca<i>p</i>tivate with IH, activate with AH); a synthetic AH there is often heard as another word.
     */
    Pronunciation withReducedVowels() {
        var changed = new ArrayList<>(phones);
        for (int i = firstVowel() + 1; i < phones.size() - 2; i++) {
            if (isSchwa(phones.get(i)) && !isVowel(phones.get(i + 1)) && hasVowelAfter(i)) {
                changed.set(i, "IH0");
            }
        }
        return new Pronunciation(changed);
    }

    /**
     * This pronunciation and those that other accents than the dictionary's give the word (after Wells, Accents of
     * English, 1982): an R is silent where no vowel follows ({@code ER} is then {@code AH}), {@code ER} is spoken as it is
     * written, {@code EH R}, and an unstressed AH is as full as {@code AA}.
     */
    List<Pronunciation> accented() {
        List<List<String>> spoken = List.of(List.of());
        for (int i = 0; i < phones.size(); i++) {
            List<List<String>> ways = ways(i);
            spoken = spoken.stream()
                    .flatMap(before -> ways.stream().map(way -> Stream.concat(before.stream(), way.stream())
                            .toList()))
                    .toList();
        }
        return spoken.stream().map(Pronunciation::new).toList();
    }

    private List<List<String>> ways(int at) {
        String phone = phones.get(at);
        if (phone.startsWith("ER")) {
            String stress = phone.substring(2);
            return List.of(List.of(phone), List.of("AH" + stress), List.of("EH" + stress, "R"));
        }
        if (phone.equals("R") && at > 0 && isVowel(phones.get(at - 1)) && !isVowelAt(at + 1)) {
            return List.of(List.of(phone), List.of());
        }
        return isSchwa(phone) ? List.of(List.of(phone), List.of("AA0")) : List.of(List.of(phone));
    }

    private boolean isVowelAt(int at) {
        return at < phones.size() && isVowel(phones.get(at));
    }

    private int firstVowel() {
        int i = 0;
        while (i < phones.size() && !isVowel(phones.get(i))) {
            i++;
        }
        return i;
    }

    private boolean hasVowelAfter(int at) {
        return phones.subList(at + 1, phones.size()).stream().anyMatch(Pronunciation::isVowel);
    }

    /** The syllables, each with as many consonants before its vowel as English allows. */
    List<Syllable> syllables() {
        var starts = new ArrayList<Integer>();
        int lastVowel = -1;
        for (int i = 0; i < phones.size(); i++) {
            if (isVowel(phones.get(i))) {
                starts.add(lastVowel < 0 ? 0 : onset(lastVowel + 1, i));
                lastVowel = i;
            }
        }
        if (starts.isEmpty()) {
            return List.of(new Syllable(bare(), false));
        }
        var syllables = new ArrayList<Syllable>();
        for (int s = 0; s < starts.size(); s++) {
            int end = s + 1 < starts.size() ? starts.get(s + 1) : phones.size();
            List<String> part = phones.subList(starts.get(s), end);
            boolean stressed = part.stream().anyMatch(phone -> phone.endsWith("1") || phone.endsWith("2"));
            syllables.add(new Syllable(part.stream().map(Pronunciation::bare).toList(), stressed));
        }
        return syllables;
    }

    private int onset(int from, int vowel) {
        int start = vowel;
        while (start > from && mayBegin(phones.subList(start - 1, vowel))) {
            start--;
        }
        return start;
    }

    private static boolean mayBegin(List<String> consonants) {
        return consonants.size() == 1 ? !consonants.get(0).equals("NG") : ONSETS.contains(String.join(" ", consonants));
    }

    @Override
    public String toString() {
        return String.join(" ", phones);
    }
}
