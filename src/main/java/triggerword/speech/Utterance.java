package triggerword.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something to be said once, by one voice, for one clip.
 *
 * @param file  the clip's file, relative to the data set's folder
 * @param sort  what it is in the data set
 * @param words what is said
 * @param from  the first word that the clip keeps
 * @param to    the word before which the clip is cut; the words around are only there to make it running speech
 * @param style how
 */
record Utterance(String file, Sort sort, List<Word> words, int from, int to, Style style) {
    /**
     * A word and how it is spoken.
     *
     * @param text in lower case; of a part of a word its phones
     * @param pronunciation its phones
     * @param given true if the engine must take these phones and not its own
     */
    record Word(String text, Pronunciation pronunciation, boolean given) {}

    /** The classes of clips. */
    enum Sort {
        POSITIVE,
        CONFUSABLE,
        PART,
        CONTAINS,
        COMMON,
        SENTENCE,
        RANDOM;

        /** True if the clip might be the trigger word to a listener, and is to be heard before it is believed. */
        boolean isHeard() {
            return this == POSITIVE || this == CONFUSABLE || this == PART;
        }

        /** True if nothing in such clips depends on the trigger word. */
        boolean servesAnyWord() {
            return this == COMMON || this == SENTENCE || this == RANDOM;
        }
    }

    Utterance {
        words = List.copyOf(words);
    }

    /** The whole is kept. */
    static Utterance whole(String file, Sort sort, List<Word> words, Style style) {
        return new Utterance(file, sort, words, 0, words.size(), style);
    }

    /** What the clip says. */
    String text() {
        return text(words.subList(from, to));
    }

    /** All that is said, with the words that are cut off. */
    String spokenText() {
        return text(words);
    }

    boolean isCut() {
        return to - from < words.size();
    }

    /** A name without folders, for temporary files. */
    String name() {
        return file.replaceAll(".*/|\\.flac$", "");
    }

    /** The phones of all words. */
    List<Pronunciation> pronunciations() {
        var all = new ArrayList<Pronunciation>();
        words.forEach(word -> all.add(word.pronunciation()));
        return all;
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
