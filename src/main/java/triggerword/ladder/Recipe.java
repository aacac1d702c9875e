package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.ClipLibrary;
import triggerword.model.Model;

/** A way to train a detector. Its text tells all that it is made of: two of one text are the same. */
public sealed interface Recipe permits ScenesRecipe, WindowsRecipe {
    /** The rate that clips must have, in Hz. */
    int sampleRateHz();

    /**
     * Trains.
     *
     * @param word   what it listens for
     * @param clips  to train on, at the recipe's rate
     * @param own    takes of the word by somebody who is not in {@code clips}, for recipes that want some
     * @param seed   of everything that chance decides
     * @param states the folder in which a training may keep how far it is; gone afterwards
     * @throws IOException          if a clip cannot be read, or a state cannot be written
     * @throws InterruptedException if this thread was interrupted
     */
    Model train(String word, ClipLibrary clips, List<Path> own, long seed, Path states)
            throws IOException, InterruptedException;
}
