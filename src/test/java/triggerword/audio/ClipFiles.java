package triggerword.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import triggerword.Golden;

/** Writes small clips below a folder. */
record ClipFiles(Path folder) {
    /** A clip of 100 ms whose noise follows from its name. */
    ClipFiles with(String... names) throws IOException {
        for (String name : names) {
            AudioFile.write(Golden.segment(1600, name.hashCode() | 1, 16_000, 2), folder.resolve(name));
        }
        return this;
    }

    /** One line after the other, the first the header. */
    ClipFiles withManifest(String... lines) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), String.join("\n", lines) + "\n");
        return this;
    }

    ClipLibrary load() throws IOException {
        return ClipLibrary.load(folder, 16_000);
    }
}
