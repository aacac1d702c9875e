package triggerword.detection;

import java.util.Locale;

/**
 * The moment a detector hears the word.
 *
 * @param timeMs where in the sound, in ms
 * @param score  the score that triggered, in [0, 1]
 */
public record Detection(double timeMs, float score) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Detection[%.2f s, score %.3f]", timeMs / 1000, score);
    }
}
