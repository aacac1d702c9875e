package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;

/** The shipped clips, at the course's rate. */
final class Clips {
    private Clips() {}

    static ClipLibrary training() throws IOException {
        return ClipLibrary.load(Path.of("data"), 44_100).split(Split.TRAIN);
    }
}
