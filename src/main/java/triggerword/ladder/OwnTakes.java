package triggerword.ladder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import triggerword.audio.Clip;

/**
 * Clips of the word, divided before anything is trained: some that a recipe may train on, and the rest that every rung is
 * measured on, whether it wants some or not.
 *
 * @param aside    the {@link #MOST} whose names hash lowest, in that order
 * @param measured all others
 */
record OwnTakes(List<Path> aside, List<Clip> measured) {
    /** Takes that are set aside. */
    static final int MOST = 20;

    /**
     * Divides.
     *
     * @throws IllegalArgumentException if nothing would be left to measure on
     */
    static OwnTakes of(List<Clip> positives) {
        if (positives.size() <= MOST) {
            throw new IllegalArgumentException("--positives: expected more than the " + MOST
                    + " clips that are set aside to train on but was " + positives.size() + ".");
        }
        List<Clip> drawn =
                positives.stream().sorted(Comparator.comparing(OwnTakes::hash)).toList();
        return new OwnTakes(
                drawn.subList(0, MOST).stream().map(Clip::file).toList(), drawn.subList(MOST, drawn.size()));
    }

    private static String hash(Clip clip) {
        String name = clip.file().getFileName().toString();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
