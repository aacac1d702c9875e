package triggerword.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How English phones are written for a voice: a column of {@code phones.tsv}, which explains its rows.
 *
 * @param name  of the column
 * @param cells what is written for a phone; alternatives are separated by {@code |}
 */
record PhoneMap(String name, Map<String, String> cells) {
    /** For voices that read English letters. */
    static final PhoneMap NONE = new PhoneMap("", Map.of());

    /** The maps of a table whose first row names them. */
    static List<PhoneMap> read(List<String> rows) {
        String[] names = rows.get(0).split("\t", -1);
        var maps = new ArrayList<PhoneMap>();
        for (int column = 1; column < names.length; column++) {
            var cells = new TreeMap<String, String>();
            for (String row : rows.subList(1, rows.size())) {
                String[] cell = row.split("\t", -1);
                if (!cell[column].isEmpty()) {
                    cells.put(cell[0], cell[column]);
                }
            }
            maps.add(new PhoneMap(names[column], cells));
        }
        return List.copyOf(maps);
    }

    /**
     * What is written for the phone at a place of a word; empty where it is left out.
     *
     * @param form which of the alternatives, counted round
     */
    List<String> write(List<String> phones, int at, int form) {
        String phone = phones.get(at);
        String bare = Pronunciation.bare(phone);
        boolean last = at == phones.size() - 1;
        boolean afterConsonant = at > 0 && !Pronunciation.isVowel(phones.get(at - 1));
        String cell = Stream.of(last ? bare + "#" : "", afterConsonant ? "-" + bare : "", phone, bare)
                .map(cells::get)
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phone '" + phone + "' in the map '" + name + "'"));
        String[] alternatives = cell.split("\\|", -1);
        String chosen = alternatives[form % alternatives.length];
        return chosen.equals("-") ? List.of() : List.of(chosen.split(" ", -1));
    }

    /** A whole word, sound after sound. */
    List<String> write(Pronunciation word, int form) {
        var written = new ArrayList<String>();
        for (int i = 0; i < word.phones().size(); i++) {
            written.addAll(write(word.phones(), i, form));
        }
        return written;
    }
}
