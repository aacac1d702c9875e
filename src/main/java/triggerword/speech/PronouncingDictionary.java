package triggerword.speech;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CMU Pronouncing Dictionary, and for words that it lacks the letter-to-sound rules of FreeTTS (after Black, Lenzo
 * and Pagel, 1998).
 */
final class PronouncingDictionary {
    private final Map<String, List<Pronunciation>> entries;
    private CMULexicon rules;

    private PronouncingDictionary(Map<String, List<Pronunciation>> entries) {
        this.entries = entries;
    }

    /**
     * Reads {@code cmudict.dict}: one word a line, its phones after it, further pronunciations as {@code word(2)},
     * comments from {@code #} on.
     *
     * @throws IOException if the file cannot be read
     */
    static PronouncingDictionary read(Path file) throws IOException {
        var entries = new TreeMap<String, List<Pronunciation>>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.replaceFirst("#.*", "").trim().split("\\s+", 2);
            String word = parts[0].replaceFirst("\\(\\d+\\)$", "");
            if (parts.length == 2 && word.matches("[a-z][a-z']*")) {
                entries.computeIfAbsent(word, key -> new ArrayList<>()).add(Pronunciation.of(parts[1]));
            }
        }
        return new PronouncingDictionary(entries);
    }

    /** The words of the dictionary, in alphabetical order. */
    List<String> words() {
        return List.copyOf(entries.keySet());
    }

    /** All pronunciations of a word in lower case, the usual one first; by rule where the dictionary has none. */
    synchronized List<Pronunciation> all(String word) {
        return entries.computeIfAbsent(word, this::byRule);
    }

    /** The usual pronunciation of a word in lower case. */
    Pronunciation first(String word) {
        return all(word).get(0);
    }

    private List<Pronunciation> byRule(String word) {
        var phones = new ArrayList<String>();
        for (String phone : lexicon().getPhones(word, null)) {
            String upper = phone.toUpperCase(Locale.ROOT);
            boolean marked = upper.endsWith("1");
            String bare = Pronunciation.bare(upper).equals("AX") ? "AH" : Pronunciation.bare(upper);
            phones.add(Pronunciation.isVowel(bare) ? bare + (marked ? "1" : "0") : bare);
        }
        return List.of(new Pronunciation(phones));
    }

    private CMULexicon lexicon() {
        try {
            if (rules == null) {
                rules = CMULexicon.getInstance(true);
                rules.load();
            }
            return rules;
        } catch (IOException e) {
            throw new IllegalStateException("FreeTTS brings its lexicon in its own archive", e);
        }
    }
}
