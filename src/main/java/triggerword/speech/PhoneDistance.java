package triggerword.speech;

import java.util.List;

/**
 * How unlike two pronunciations sound: an edit distance (Levenshtein) in which a phone costs less to replace the more it
 * shares with the other, and an unstressed vowel or a last consonant costs less to lose.
 */
final class PhoneDistance {
    /** What it costs to leave out or put in a phone. */
    private static final double CONSONANT_GAP = 0.7;

    private static final double VOWEL_GAP = 1;
    /** What it costs to say a vowel for a consonant. */
    private static final double OTHER_SORT = 2;

    /** Consonants that differ in voice only, or in place only. */
    private static final List<String> SIMILAR = List.of(
            "P B", "T D", "K G", "F V", "TH DH", "S Z", "SH ZH", "CH JH", "M N", "N NG", "P T", "T K", "P K", "B D",
            "D G", "F TH", "V DH", "S SH", "Z ZH", "CH SH", "JH ZH", "L R", "W V", "B V", "TH T", "DH D", "S TH", "R W",
            "M B", "N D", "T CH", "D JH", "K CH", "L W");
    /** Vowels that lie side by side. */
    private static final List<String> NEAR = List.of(
            "AA AO", "AA AH", "AE EH", "AE AH", "AH EH", "AH IH", "AH UH", "EH IH", "EH EY", "IH IY", "EY IY", "UH UW",
            "AO OW", "UH OW", "ER AH", "ER UH", "AY AA", "AW AA", "OY AO", "AE EY", "AE AA", "IH EY", "AY OY", "AW OW");

    private PhoneDistance() {}

    /** The cost of turning one pronunciation into the other: 0 for the same, about 1 for each phone that differs. */
    static double between(Pronunciation a, Pronunciation b) {
        return between(a.phones(), b.phones(), Double.POSITIVE_INFINITY);
    }

    /** As {@link #between(Pronunciation, Pronunciation)}, but infinite as soon as it must be above {@code limit}. */
    static double between(List<String> a, List<String> b, double limit) {
        var above = new double[b.size() + 1];
        for (int j = 1; j <= b.size(); j++) {
            above[j] = above[j - 1] + gap(b.get(j - 1));
        }
        for (String phone : a) {
            var row = new double[b.size() + 1];
            row[0] = above[0] + gap(phone);
            double least = row[0];
            for (int j = 1; j <= b.size(); j++) {
                double replaced = above[j - 1] + replacement(phone, b.get(j - 1));
                double lost = Math.min(above[j] + gap(phone), row[j - 1] + gap(b.get(j - 1)));
                row[j] = Math.min(replaced, lost);
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return Double.POSITIVE_INFINITY;
            }
            above = row;
        }
        return above[b.size()];
    }

    private static double gap(String phone) {
        if (!Pronunciation.isVowel(phone)) {
            return CONSONANT_GAP;
        }
        return phone.endsWith("0") ? 0.8 * VOWEL_GAP : VOWEL_GAP;
    }

    private static double replacement(String a, String b) {
        String from = Pronunciation.bare(a);
        String to = Pronunciation.bare(b);
        boolean vowel = Pronunciation.isVowel(from);
        if (vowel != Pronunciation.isVowel(to)) {
            return OTHER_SORT;
        }
        if (from.equals(to)) {
            return vowel && a.endsWith("0") != b.endsWith("0") ? 0.15 : 0;
        }
        List<String> pairs = vowel ? NEAR : SIMILAR;
        boolean near = pairs.contains(from + " " + to) || pairs.contains(to + " " + from);
        double cost = near ? 0.5 : 1;
        // Reduced vowels are hardly told apart.
        return vowel && a.endsWith("0") && b.endsWith("0") ? cost / 2 : cost;
    }
}
