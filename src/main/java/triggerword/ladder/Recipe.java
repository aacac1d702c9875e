package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.ClipLibrary;
import triggerword.model.Model;

/**
 * A way to train a detector. Its text tells all of it that is an option: recipes of two texts differ. What is written in the
 * program alone is not in it: how windows of validation persons are made, what is hidden of a window, the times of labels,
 * the synthesis of scenes.
 */
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
     * @param states the folder in which a training may keep how far it is
     * @throws IllegalArgumentException if there are no clips of a kind that it needs
     * @throws IOException          if a clip cannot be read, or a state cannot be written
     * @throws InterruptedException if this thread was interrupted
     */
    Model train(String word, ClipLibrary clips, List<Path> own, long seed, Path states)
            throws IOException, InterruptedException;

    /**
     * Deletes what a training that has ended has kept: until then the same call gives the same model without learning again.
     *
     * @throws IOException if that is impossible
     */
    void forget(Path states) throws IOException;
}
