package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.PersonFolder;
import triggerword.dataset.WindowOptions;
import triggerword.model.Model;
import triggerword.training.VoicesOptions;
import triggerword.training.VoicesTrainer;

/**
 * The way for real people ({@link VoicesTrainer}), or a part of it.
 *
 * @param options             windows, networks, training
 * @param recordedBackgrounds whether noises are recordings, music and babble too, and not only computed ones
 * @param ownTakes            takes of somebody's own that are trained on
 * @param ownPersons          as how many persons their speaker counts: each person is heard as often as any other
 */
public record WindowsRecipe(VoicesOptions options, boolean recordedBackgrounds, int ownTakes, int ownPersons)
        implements Recipe {
    /** The class of a manifest for noises that were computed. */
    private static final String COMPUTED = "noise";

    /** Nothing of one's own, and computed noises. */
    WindowsRecipe(VoicesOptions options) {
        this(options, false, 0, 0);
    }

    WindowsRecipe with(VoicesOptions other) {
        return new WindowsRecipe(other, recordedBackgrounds, ownTakes, ownPersons);
    }

    WindowsRecipe with(WindowOptions windows) {
        return with(options.withWindows(windows));
    }

    WindowsRecipe withRecordedBackgrounds() {
        return new WindowsRecipe(options, true, ownTakes, ownPersons);
    }

    WindowsRecipe withOwn(int takes, int persons) {
        return new WindowsRecipe(options, recordedBackgrounds, takes, persons);
    }

    @Override
    public int sampleRateHz() {
        return options.features().sampleRateHz();
    }

    @Override
    public Model train(String word, ClipLibrary clips, List<Path> own, long seed, Path states)
            throws IOException, InterruptedException {
        ClipLibrary heard = clips.only(this::isHeard);
        if (!recordedBackgrounds && heard.backgrounds().stream().noneMatch(clip -> clip.split() == Split.TRAIN)) {
            // those to validate and to test on would be trained on in their place
            throw new IllegalArgumentException("--data: expected at least one background to train on whose class in the"
                    + " manifest is " + COMPUTED + " but there was none");
        }
        for (int person = 1; person <= ownPersons; person++) {
            heard = heard.with(new PersonFolder("own-" + person, own.subList(0, ownTakes), List.of()));
        }
        return new VoicesTrainer(options, seed, states).train(word, heard).model();
    }

    @Override
    public void forget(Path states) throws IOException {
        new VoicesTrainer(options, 0, states).forgetStates();
    }

    /** What validation persons are heard in stays as it is: all rungs choose their weights by the same. */
    private boolean isHeard(Clip clip) {
        return recordedBackgrounds
                || clip.kind() != Kind.BACKGROUND
                || clip.split() != Split.TRAIN
                || clip.category().equals(COMPUTED);
    }
}
