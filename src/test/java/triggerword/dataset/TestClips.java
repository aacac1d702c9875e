package triggerword.dataset;

import static triggerword.Golden.segment;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.audio.AudioFile;
import triggerword.audio.ClipLibrary;

/** Libraries of noise. */
final class TestClips {
    private TestClips() {}

    /** Words of some length each, of one sort, and backgrounds of 10 and 12 s; 16 kHz is quicker than 44.1. */
    static ClipLibrary write(Path folder, int wordMs, int rate) throws IOException {
        int frames = (int) ((long) wordMs * rate / 1000);
        for (int i = 1; i <= 3; i++) {
            AudioFile.write(segment(frames - 7 * i, i, rate, 2), folder.resolve("positives/" + i + ".wav"));
            AudioFile.write(segment(frames - 5 * i, 10 + i, rate, 2), folder.resolve("negatives/" + i + ".wav"));
        }
        AudioFile.write(segment(10 * rate, 21, rate, 4), folder.resolve("backgrounds/1.wav"));
        AudioFile.write(segment(12 * rate + 3, 22, rate, 4), folder.resolve("backgrounds/2.wav"));
        return ClipLibrary.load(folder, rate);
    }
}
