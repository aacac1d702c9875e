package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import triggerword.audio.Clip.Split;

/**
 * A sound to lie behind the words: a row of {@code backgrounds.tsv}.
 *
 * @param name    its file's name
 * @param kind    which class makes it
 * @param split   the side of this recording
 * @param what    what that class has to know
 * @param source  where it comes from
 * @param licence and who made it
 */
record Background(String name, String kind, Split split, String what, String source, String licence) {
    /** How long a background is, in s, where the source is not shorter. */
    static final int SECONDS = 23;

    /** What makes backgrounds of a kind. */
    interface Maker {
        /** The packages that have to be installed; none if there is everything. */
        default Set<String> missing() {
            return Set.of();
        }

        /** True if there is what this background is made of. */
        default boolean has(Background background) {
            return true;
        }

        /**
         * The sound at {@link ClipFinish#RATE_HZ}, of any level.
         *
         * @param folder for temporary files
         * @throws IOException          if it cannot be made
         * @throws InterruptedException if this thread was interrupted
         */
        float[] make(Background background, long seed, Path folder) throws IOException, InterruptedException;
    }

    /** All that are known. */
    static List<Background> all() {
        return Resource.lines("backgrounds.tsv").stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .map(cell -> new Background(
                        cell[0], cell[1], Split.valueOf(cell[2].toUpperCase(Locale.ROOT)), cell[3], cell[4], cell[5]))
                .toList();
    }
}
