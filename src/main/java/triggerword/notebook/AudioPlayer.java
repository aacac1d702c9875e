package triggerword.notebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;

/**
 * A sound with a button to play it; as the value of a cell, or displayed, it becomes the browser's player.
 *
 * <p>The sound lies in the notebook itself. So that notebooks stay small it is kept at 16 kHz at most, in the 8 bits of the
 * telephone's µ-law: plenty for speech, 21 kB a second.
 *
 * @param caption what is heard; may be empty
 * @param sound   at most {@link #LONGEST_S} seconds
 */
public record AudioPlayer(String caption, Waveform sound) {
    /** The longest sound that a notebook takes, in seconds: 0.6 MB of text. */
    public static final int LONGEST_S = 30;

    private static final int KEPT_HZ = 16_000;

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
        String player =
                "<audio controls preload=\"metadata\" src=\"" + Html.dataUri("audio/wav", wav()) + "\"></audio>";
        return caption.isEmpty() ? player : "<div>" + Html.escape(caption) + "</div>" + player;
    }

    private byte[] wav() {
        Waveform kept = sound.sampleRateHz() > KEPT_HZ ? Resampler.resample(sound, KEPT_HZ) : sound;
        var format = new AudioFormat(kept.sampleRateHz(), 16, kept.channels().length, true, false);
        var samples = new ByteArrayInputStream(AudioFile.pcm16(kept));
        var stream = new AudioInputStream(samples, format, kept.frames());
        var file = new ByteArrayOutputStream();
        try {
            AudioSystem.write(AudioSystem.getAudioInputStream(Encoding.ULAW, stream), AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a sound to memory", e);
        }
        return file.toByteArray();
    }
}
