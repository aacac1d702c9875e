package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that speaks. */
interface Engine {
    /**
     * What an engine said.
     *
     * @param wav     where; at the engine's own rate
     * @param rateHz  the rate it is to be played at; 0 as the file says
     * @param startMs where the wanted words begin, in ms
     * @param endMs   where they end; 0 if the engine does not know: then the clip is trimmed by loudness alone
     * @param fault   why this is no good; empty if it is
     */
    record Spoken(Path wav, int rateHz, double startMs, double endMs, String fault) {
        /** The whole file. */
        static Spoken whole(Path wav) {
            return new Spoken(wav, 0, 0, 0, "");
        }

        /** Nothing usable. */
        static Spoken failed(String fault) {
            return new Spoken(Path.of(""), 0, 0, 0, fault);
        }
    }

    /** True if this voice can be used on this machine. */
    boolean has(Voice voice);

    /** True if it tells where a word begins and ends, so that words can be cut out of running speech. */
    default boolean cutsWords(Voice voice) {
        return false;
    }

    /**
     * Says each utterance into a file of its own.
     *
     * @param folder for these files
     * @return in the order of the utterances
     * @throws IOException          if the engine fails
     * @throws InterruptedException if this thread was interrupted; the program that spoke was ended
     */
    List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder) throws IOException, InterruptedException;
}
