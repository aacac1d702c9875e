package triggerword.experiment;

import triggerword.augmentation.AugmentationOptions;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.LabelOptions;
import triggerword.dataset.SynthesisOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.OptionTree;
import triggerword.spectrogram.SpectrogramOptions;
import triggerword.training.TrainingOptions;

/**
 * All that a training depends on beside its clips. The seed is that of {@code training}: of the weights, the scenes,
 * and their order.
 *
 * @param word               what the network is to listen for
 * @param synthesis          how scenes are put together
 * @param voices             how far voices are changed in the scenes to learn from
 * @param spectrogram        how sound becomes the network's input
 * @param labels             which scores are wanted
 * @param network            its shape
 * @param training           how it is trained; after each epoch it is measured
 * @param examples           scenes in an epoch; each epoch has new ones
 * @param validation         scenes of validation persons that it is measured on
 * @param falseAcceptsPerHour how many are allowed where missed words are counted
 */
public record ExperimentOptions(
        String word,
        SynthesisOptions synthesis,
        AugmentationOptions voices,
        SpectrogramOptions spectrogram,
        LabelOptions labels,
        NetworkOptions network,
        TrainingOptions training,
        int examples,
        int validation,
        double falseAcceptsPerHour) {
    public ExperimentOptions {
        if (examples < 1 || validation < 1) {
            throw new IllegalArgumentException(
                    "examples, validation: expected at least 1 but was " + examples + ", " + validation);
        }
        if (!(falseAcceptsPerHour >= 0 && falseAcceptsPerHour < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "falseAcceptsPerHour: expected 0 or more but was " + falseAcceptsPerHour);
        }
        if (spectrogram.bins() != network.bins()) {
            throw new IllegalArgumentException("expected a network of " + spectrogram.bins()
                    + " bins, as the spectrogram has, but was " + network.bins());
        }
    }

    /**
     * What learns the shipped word in some minutes: the course's network with less dropout, Adam at 1e-3, other
     * voices in each scene and more other words, 32 epochs of 200 new scenes. A false alarm a minute is allowed where
     * every few seconds something is said.
     */
    public static ExperimentOptions defaults() {
        return new ExperimentOptions(
                "activate",
                SynthesisOptions.defaults().withWords(3, 4),
                AugmentationOptions.defaults(),
                SpectrogramOptions.course(),
                LabelOptions.course(),
                NetworkOptions.course().withDropRate(0.3),
                TrainingOptions.defaults().withEpochs(32).withSeed(1),
                200,
                60,
                60);
    }

    /**
     * The same with another value of one option, wherever in these it lies.
     *
     * @param option its name, {@code "learningRate"}, with those of the records around it where several are called alike:
     *               {@code "formants.probability"}
     * @param value  of the option's type; a whole number will do for another number
     * @throws IllegalArgumentException if no option is called so, several are, or the value does not suit it
     */
    public ExperimentOptions with(String option, Object value) {
        return OptionTree.with(this, option, value);
    }

    /** How scenes become examples. */
    ExampleEncoder encoder() {
        return new ExampleEncoder(spectrogram, labels);
    }
}
