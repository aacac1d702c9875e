package triggerword.audio;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A recording in a {@link ClipLibrary}.
 *
 * @param file   where it was read from: its source
 * @param kind   positive, negative or background
 * @param text   what is said; empty where nobody knows or nothing is said
 * @param person who says it; empty where nobody knows
 * @param split  the side it belongs to; every clip of a person is on one side
 * @param sound  the samples
 */
public record Clip(Path file, Kind kind, String text, String person, Split split, Waveform sound) {
    /** What a clip is for. */
    public enum Kind {
        /** The trigger word (the course's <i>activates</i>). */
        POSITIVE,
        /** Another word. */
        NEGATIVE,
        /** What is heard behind the words. */
        BACKGROUND
    }

    /** What a clip may be used for. Divided before anything is mixed, so that nothing heard in training is tested on. */
    public enum Split {
        TRAIN,
        VALIDATION,
        TEST
    }

    /** The same clip with its sound changed. */
    public Clip withSound(Waveform sound) {
        return new Clip(file, kind, text, person, split, sound);
    }

    @Override
    public String toString() {
        return "Clip[" + kind.name().toLowerCase(Locale.ROOT) + ", " + file.getFileName() + ", " + sound + "]";
    }
}
