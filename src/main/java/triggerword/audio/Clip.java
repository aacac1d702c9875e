package triggerword.audio;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A recording in a {@link ClipLibrary}.
 *
 * @param file      where it is read from: its source
 * @param kind      positive, negative or background
 * @param category  a finer kind, where a manifest knows one: the confusables among the negatives, say; or empty
 * @param text      what is said; empty where nobody knows or nothing is said
 * @param speaker   who says it
 * @param split     the side it belongs to; every clip of a person is on one side
 * @param recording the samples
 */
public record Clip(
        Path file, Kind kind, String category, String text, Speaker speaker, Split split, Recording recording) {
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

    /** The category of real people's recordings that choose a threshold: nothing learns from them or is told by them. */
    public static final String STRANGER = "stranger";

    /** Whether a stranger speaks. */
    public boolean isStranger() {
        return STRANGER.equals(category);
    }

    /** The name of the speaker; empty where nobody knows. */
    public String person() {
        return speaker.person();
    }

    /** The samples, read now if they are not in memory. */
    public Waveform sound() {
        return recording.sound();
    }

    /** The length in milliseconds. */
    public double durationMs() {
        return recording.durationMs();
    }

    /** The same clip with its sound changed. */
    public Clip withSound(Waveform sound) {
        return new Clip(file, kind, category, text, speaker, split, Recording.of(sound));
    }

    @Override
    public String toString() {
        return "Clip[" + kind.name().toLowerCase(Locale.ROOT) + ", " + file.getFileName() + ", " + recording + "]";
    }
}
