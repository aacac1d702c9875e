package triggerword.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import triggerword.speech.Speak;
import triggerword.speech.SpeakListener;
import triggerword.speech.SpeakOptions;

/** A word becomes a data set while one watches: see {@link Speak}. */
public final class LiveSpeaking {
    private LiveSpeaking() {}

    /**
     * Speaks in this cell. An interrupt (■) stops it; the same call goes on.
     *
     * @return the data set's folder
     * @throws IOException           as {@link Speak#speak}
     * @throws IllegalStateException if it was interrupted
     */
    public static Path watch(SpeakOptions options) throws IOException {
        var view = new View();
        try {
            Speak.speak(options, view);
            return options.out();
        } catch (InterruptedException e) {
            throw stopped(e);
        } catch (IOException | UncheckedIOException e) {
            // A file that was open when the interrupt came leaves the thread interrupted: that is not for the next
            // cell.
            if (Thread.interrupted()) {
                throw stopped(e);
            }
            throw e;
        }
    }

    private static IllegalStateException stopped(Exception cause) {
        return new IllegalStateException("stopped before all was spoken: run the cell again, and it goes on", cause);
    }

    /** A bar that counts clips, and the notes as lines. */
    private static final class View implements SpeakListener {
        private final ProgressBar bar = new ProgressBar("speaking");
        private int most;

        @Override
        public void onNote(String note) {
            System.out.println(note);
        }

        @Override
        public synchronized void onClips(int done, int total) {
            // Told on several threads, perhaps not in order.
            most = Math.max(most, done);
            bar.update(most, total, "clips");
        }
    }
}
