package triggerword.speech;

import java.util.List;
import java.util.Locale;
import triggerword.audio.Clip.Split;

/**
 * A voice of an engine: a row of {@code voices.tsv}.
 *
 * @param engine  the program that speaks
 * @param name    the engine's name for the voice
 * @param person  whose voice it is; the same person may speak in several engines
 * @param sex     {@code f} or {@code m}
 * @param accent  how it speaks English
 * @param split   the side of the person
 * @param way     how the engine is told what to say
 * @param phones  how English phones are written for it
 * @param hertz   usual pitch, where the engine has to be told; else 0
 * @param passOn  true if what it says may be passed on
 * @param source  the packages it comes in
 * @param licence of the voice
 */
record Voice(
        String engine,
        String name,
        String person,
        String sex,
        String accent,
        Split split,
        Way way,
        PhoneMap phones,
        double hertz,
        boolean passOn,
        String source,
        String licence) {
    /** How an engine is told what to say. */
    enum Way {
        /** English letters. */
        TEXT,
        /** English letters, and their phones through the engine's lexicon. */
        LEXICON,
        /** Phones with lengths and pitch. */
        SEGMENTS,
        /** Phones. */
        PHONEMES,
        /** Letters of the voice's own language. */
        SPELLING
    }

    /** All voices that are known, installed or not. */
    static List<Voice> all() {
        List<PhoneMap> maps = PhoneMap.read(Resource.lines("phones.tsv"));
        return Resource.lines("voices.tsv").stream()
                .skip(1)
                .map(row -> read(row, maps))
                .toList();
    }

    private static Voice read(String row, List<PhoneMap> maps) {
        String[] cell = row.split("\t", -1);
        return new Voice(
                cell[0],
                cell[1],
                cell[2],
                cell[3],
                cell[4],
                Split.valueOf(cell[5].toUpperCase(Locale.ROOT)),
                Way.valueOf(cell[6].toUpperCase(Locale.ROOT)),
                maps.stream()
                        .filter(map -> map.name().equals(cell[7]))
                        .findFirst()
                        .orElse(PhoneMap.NONE),
                Double.parseDouble(cell[8]),
                cell[9].equals("yes"),
                cell[10],
                cell[11]);
    }
}
