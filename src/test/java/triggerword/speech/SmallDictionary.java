package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;

/** A few words, so that tests need no package. */
final class SmallDictionary {
    private SmallDictionary() {}

    static PronouncingDictionary read() throws IOException {
        return PronouncingDictionary.read(Path.of("src/test/resources/triggerword/speech/small.dict"));
    }
}
