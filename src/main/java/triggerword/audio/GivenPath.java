package triggerword.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A path as somebody gave it, which is to name something that is there. What is wrong is told with the whole path: a notebook
 * stands in another folder than the one that its reader may think of.
 */
public final class GivenPath {
    private GivenPath() {}

    /**
     * Does nothing where there is a file.
     *
     * @param expected what it should be, as in "a WAV or FLAC file"
     * @throws IOException if there is none, or a folder; the message names the whole path
     */
    public static void demandFile(Path path, String expected) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(
                    sentence(path, expected, Files.isDirectory(path) ? "this is a folder" : "there is none"));
        }
    }

    /**
     * Does nothing where there is a folder.
     *
     * @param expected what it should be, as in "a folder of clips"
     * @throws IOException if there is none, or a file; the message names the whole path
     */
    public static void demandFolder(Path path, String expected) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(sentence(path, expected, Files.exists(path) ? "this is a file" : "there is none"));
        }
    }

    private static String sentence(Path path, String expected, String found) {
        return "expected " + expected + " but " + found + ": "
                + path.toAbsolutePath().normalize();
    }
}
