package triggerword.notebook;

import java.util.Locale;
import triggerword.audio.Waveform;

/**
 * A sound with a button to play it; as the value of a cell, or displayed, it becomes the browser's player.
 *
 * <p>The sound lies in the notebook itself. So that notebooks stay small it is kept as Opus, which leaves out what is not
 * heard: under 6 kB of text a second and channel. What is measured is the sound, never what is kept of it.
 *
 * @param caption what is heard; may be empty
 * @param sound   at most {@link #LONGEST_S} seconds
 */
public record AudioPlayer(String caption, Waveform sound) {
    /** The longest sound that a notebook takes, in seconds: 0.2 MB of text a channel. */
    public static final int LONGEST_S = 30;

    public AudioPlayer {
        if (sound.durationMs() > 1000.0 * LONGEST_S) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected at most %d s to keep in a notebook but was %.1f s: play a slice of it",
                    LONGEST_S,
                    sound.durationMs() / 1000));
        }
    }

    /** A player without a caption. */
    public AudioPlayer(Waveform sound) {
        this("", sound);
    }

    @Override
    public String toString() {
        return "AudioPlayer[" + (caption.isEmpty() ? "" : caption + ", ") + sound + "]";
    }

    String html() {
        // Browsers count whole seconds: a word is 0:00 long to them.
        String length = String.format(Locale.ROOT, " <span>%.2f s</span>", sound.durationMs() / 1000);
        String player = "<audio controls preload=\"metadata\" style=\"vertical-align:middle\" src=\""
                + Html.dataUri("audio/ogg", OpusSound.file(sound)) + "\">This browser does not play Opus.</audio>"
                + length;
        return caption.isEmpty() ? player : "<div>" + Html.escape(caption) + "</div>" + player;
    }
}
