package triggerword.audio;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/** A clip that was found but not yet read; its components are those of {@link Clip}. */
record ClipEntry(Path file, Kind kind, String category, String text, Speaker speaker, Split split) {
    String person() {
        return speaker.person();
    }

    ClipEntry on(Split side) {
        return new ClipEntry(file, kind, category, text, speaker, side);
    }

    /**
     * The clip, to be heard at a rate in Hz.
     *
     * @throws IOException if it cannot be read; the message names the file
     */
    Clip read(int sampleRateHz) throws IOException {
        return new Clip(file, kind, category, text, speaker, split, Recording.open(file, sampleRateHz));
    }
}
