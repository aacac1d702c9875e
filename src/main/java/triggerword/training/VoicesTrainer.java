package triggerword.training;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.dataset.WindowSynthesizer;
import triggerword.evaluation.FalseTriggers;
import triggerword.evaluation.Interval;
import triggerword.evaluation.OperatingPoint;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.Provenance;
import triggerword.network.TriggerNetwork;

/**
 * Trains a detector that works on people it never heard, from synthetic voices: see {@link VoicesOptions}.
 *
 * <pre>{@code
 * var clips = ClipLibrary.load(folder, 16_000);
 * var trainer = new VoicesTrainer(VoicesOptions.defaults(), 1, states);
 * NetworkFile.write(file, trainer.train("computer", clips).model());
 * }</pre>
 *
 * <p>Weights are learned from the clips of the training side. Validation persons choose, of each network, the state to
 * keep; so they do with the threshold, unless there are recordings of strangers, real people who say other words: then these
 * do. Same clips, options and seed give the same model, with any number of threads.
 *
 * <p>To stop a training, interrupt its thread; called again, it goes on.
 */
public final class VoicesTrainer {
    private static final List<String> FAILINGS = List.of(
            "Trained on synthetic voices only: children, strong emotion and whispering were never heard.",
            "Words that contain the trigger word, or differ from it in a sound or two, may trigger.",
            "The threshold was chosen on few persons: measure it on the sounds of the place of use.");

    /**
     * How much higher than expected the threshold is set, in logits, where no stranger is heard: what real people's speech
     * does is only reckoned then, and differs from training to training with a standard deviation of 0.8 (five of jarvis, see
     * {@link ValidationOutcome}). A logit too low means three to four times the false alarms, one too high some words.
     */
    private static final double CAUTION = 0.5;

    private static final String WANTED = "wanted false accepts an hour";
    private static final String WANTED_OF_NEAR_MISSES = "wanted most of near-misses, %";
    private static final String VALIDATION = "validation";
    private static final String STRANGERS = "strangers";
    private static final String VALIDATION_PERSONS = "validation persons";
    /** Who is on a side, in words. */
    private static final Map<Split, String> SIDES =
            Map.of(Split.TRAIN, "training persons", Split.VALIDATION, VALIDATION_PERSONS);

    private final VoicesOptions options;
    private final long seed;
    private final Path states;
    private final VoicesListener listener;

    /**
     * A trainer that prints how it goes.
     *
     * @param seed   of windows, weights and order
     * @param states the folder where it keeps how far it is
     */
    public VoicesTrainer(VoicesOptions options, long seed, Path states) {
        this(options, seed, states, VoicesListener.printing(System.out));
    }

    /** A trainer that tells a listener how it goes. */
    public VoicesTrainer(VoicesOptions options, long seed, Path states, VoicesListener listener) {
        this.options = options;
        this.seed = seed;
        this.states = states;
        this.listener = listener;
    }

    /** The same, but it tells another listener how it goes. */
    public VoicesTrainer withListener(VoicesListener other) {
        return new VoicesTrainer(options, seed, states, other);
    }

    /** What it trains. */
    public VoicesOptions options() {
        return options;
    }

    /**
     * What came of a training.
     *
     * @param model   of those networks that were measured, each in its best state
     * @param outcome how this model does on the words of validation persons, and on what strangers say (without such, or
     *                after an interrupt, validation persons): what a threshold is chosen by
     * @param ended   false if it was interrupted
     */
    public record Trained(Model model, ValidationOutcome outcome, boolean ended) {
        /**
         * The model with another threshold; its card says what it does among those who chose the first.
         *
         * @param point one of the outcome's
         */
        public Model at(OperatingPoint point) {
            return at(point.threshold(), point, model.provenance().with(WANTED, null));
        }

        /**
         * The model with its threshold raised, if it must be, until at most a part of the near-misses trigger: words that
         * sound like the trigger word. What that costs, the card says.
         *
         * @param heard   what validation persons say, each clip heard alone by the model
         * @param percent of the near-misses among it, 0 to 100
         * @throws IllegalArgumentException if there is none among it
         */
        public Model withNearMisses(FalseTriggers heard, double percent) {
            double wanted = heard.threshold(WindowSynthesizer.CONFUSABLE, percent);
            double threshold = Math.max(model.rule().threshold(), wanted);
            OperatingPoint point = outcome.point(ValidationOutcome.logit(threshold));
            return at(threshold, point, model.provenance().with(WANTED_OF_NEAR_MISSES, percent));
        }

        private Model at(double threshold, OperatingPoint point, Provenance card) {
            return model.withRule(model.rule().withThreshold(threshold))
                    .withProvenance(card.with(VALIDATION, Figures.of(point)));
        }
    }

    /**
     * Trains a detector of a word.
     *
     * @param clips of the features' rate, with persons to train on and to validate on
     * @throws IllegalArgumentException if clips are missing, or of another rate
     * @throws InterruptedException     if this thread was interrupted; called again, it goes on
     * @throws IOException              if a state cannot be written
     */
    public Trained train(String word, ClipLibrary clips) throws InterruptedException, IOException {
        return trainUntilInterrupted(word, clips)
                .filter(Trained::ended)
                .orElseThrow(() -> new InterruptedException("training was interrupted"));
    }

    /**
     * As {@link #train}, but an interrupt gives what there is so far.
     *
     * @return nothing if it was interrupted before the windows were made, or a network was measured; called again, it goes on
     * @throws IllegalArgumentException if clips are missing, or of another rate
     * @throws IOException              if a state cannot be written
     */
    public Optional<Trained> trainUntilInterrupted(String word, ClipLibrary clips) throws IOException {
        Provenance recipe = recipe(clips);
        // what is missing is found before anything is made
        WindowSynthesizer learned = windows(clips, Split.TRAIN, side -> new WindowSynthesizer(side, options.windows()));
        WindowSynthesizer met = windows(clips, Split.VALIDATION, ValidationWindows::of);
        Optional<WindowSynthesizer> others = ValidationWindows.ofStrangers(clips.split(Split.VALIDATION));
        checkRate(learned);
        try {
            PowerBank training = PowerBank.make(learned, options, seed, listener);
            ValidationSet validation = validation(met, options.validationPositives(), VALIDATION_PERSONS);
            var setting = new NetworkTraining.Setting(training, validation, options, recipe, states, listener);
            return new Group(word, setting, others).run();
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    private ValidationSet validation(WindowSynthesizer windows, int positives, String whose)
            throws InterruptedException {
        // by a seed that is far from those that a user tries beside this one
        ValidationWindows made = ValidationWindows.make(windows, positives, whose, options, ~seed, listener);
        return new ValidationSet(made, options.smoothingSteps());
    }

    private static WindowSynthesizer windows(
            ClipLibrary clips, Split side, Function<ClipLibrary, WindowSynthesizer> maker) {
        try {
            return maker.apply(clips.split(side));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SIDES.get(side) + ": " + e.getMessage(), e);
        }
    }

    /** The networks of a model, trained side by side. */
    private final class Group {
        private final String word;
        private final NetworkTraining.Setting setting;
        private final Optional<WindowSynthesizer> strangers;
        private final List<Member> members = new ArrayList<>();
        private final List<float[][]> logits = new ArrayList<>();

        Group(String word, NetworkTraining.Setting setting, Optional<WindowSynthesizer> strangers) {
            this.word = word;
            this.setting = setting;
            this.strangers = strangers;
        }

        Optional<Trained> run() throws IOException {
            int networks = options.members().size();
            List<NetworkTraining> trainings = new ArrayList<>();
            for (int network = 0; network < networks; network++) {
                trainings.add(new NetworkTraining(setting, network, seed * networks + network));
            }
            boolean ended = SideBySide.run(trainings);
            for (NetworkTraining training : trainings) {
                training.best().ifPresent(best -> {
                    members.add(new Member(options.features(training.view()), best.weights()));
                    logits.add(best.logits());
                });
            }
            return members.isEmpty() ? Optional.empty() : Optional.of(trained(ended));
        }

        private Trained trained(boolean trained) {
            ValidationOutcome met = setting.validation().outcome(ValidationSet.mean(logits));
            try {
                // who interrupts a training does not wait for strangers
                return trained && strangers.isPresent()
                        ? trained(true, amongStrangers(met, validation(strangers.get(), 0, STRANGERS)), STRANGERS, 0)
                        : trained(trained, met, VALIDATION_PERSONS, CAUTION);
            } catch (InterruptedException e) {
                return trained(false, met, VALIDATION_PERSONS, CAUTION);
            }
        }

        /** @param chosenBy who says what is not the word */
        private Trained trained(boolean ended, ValidationOutcome outcome, String chosenBy, double caution) {
            double logit = outcome.threshold(options.falseAcceptsPerHour()) + caution;
            var rule = new DetectorOptions(
                    ValidationOutcome.score(logit), options.smoothingSteps(), options.refractorySteps());
            Provenance recipe = setting.recipe();
            Provenance card = (ended ? recipe : recipe.with("interrupted", true))
                    .with(WANTED, options.falseAcceptsPerHour())
                    .with("threshold chosen by", chosenBy)
                    .with(VALIDATION, Figures.of(outcome.point(logit)))
                    .with("known failings", FAILINGS);
            return new Trained(new Model(word, members, rule, card), outcome, ended);
        }

        /** The outcome with what strangers say in place of what synthetic persons say beside the word. */
        private ValidationOutcome amongStrangers(ValidationOutcome met, ValidationSet others) {
            List<float[][]> said = new ArrayList<>();
            for (int network = 0; network < members.size(); network++) {
                said.add(others.logits(
                        TriggerNetwork.of(members.get(network).weights()),
                        options.members().get(network).view()));
            }
            return new ValidationOutcome(
                    met.positives(), others.alarms(ValidationSet.mean(said)), others.negativeHours());
        }
    }

    /**
     * Deletes what is kept of a training that has ended, and its folder if nothing else lies there.
     *
     * @throws IOException if that is impossible
     */
    public void forgetStates() throws IOException {
        for (int network = 1; network <= options.members().size(); network++) {
            Files.deleteIfExists(NetworkTraining.current(states, network));
            Files.deleteIfExists(NetworkTraining.best(states, network));
        }
        try {
            Files.deleteIfExists(states);
        } catch (DirectoryNotEmptyException e) {
            // what else lies there is not this training's
        }
    }

    private void checkRate(WindowSynthesizer windows) {
        if (windows.sampleRateHz() != options.features().sampleRateHz()) {
            throw new IllegalArgumentException("expected clips of "
                    + options.features().sampleRateHz() + " Hz but was " + windows.sampleRateHz() + " Hz");
        }
    }

    /** What makes a training what it is. */
    private Provenance recipe(ClipLibrary clips) {
        return Provenance.unknown()
                .with("recipe", options)
                .with("seed", seed)
                .with("clips", clips.digest())
                .with(SIDES.get(Split.TRAIN), persons(clips.split(Split.TRAIN).positives()))
                .with(
                        SIDES.get(Split.VALIDATION),
                        persons(clips.split(Split.VALIDATION).positives()))
                .with(
                        STRANGERS,
                        persons(clips.split(Split.VALIDATION)
                                .only(Clip::isStranger)
                                .clips()))
                .with("java", System.getProperty("java.version"))
                .with("dl4j", MultiLayerNetwork.class.getPackage().getImplementationVersion());
    }

    private static List<String> persons(List<Clip> clips) {
        return clips.stream().map(Clip::person).distinct().sorted().toList();
    }

    /**
     * How the model did on validation persons at its threshold, in everyday windows. The false accepts are those of
     * strangers; without such, those to expect of real people, whose speech is reckoned to score higher than the windows
     * without the word did.
     *
     * @param falseAccepts of the hours of windows without the word
     * @param positives    windows with the word
     * @param missed       of these, those that the model did not hear
     * @param missedLow    of the 95 % interval of the part that is missed
     * @param missedHigh   of the same
     */
    public record Figures(
            int falseAccepts, double hours, int positives, int missed, double missedLow, double missedHigh) {
        static Figures of(OperatingPoint point) {
            Interval missed = point.falseRejectInterval();
            return new Figures(
                    point.falseAccepts(),
                    point.hours(),
                    point.positives(),
                    point.falseRejects(),
                    missed.low(),
                    missed.high());
        }
    }
}
