package triggerword.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.PersonFolder;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;
import triggerword.dataset.WindowSynthesizer;
import triggerword.evaluation.FalseTriggers;
import triggerword.evaluation.ScoringListener;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.network.NetworkFile;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.SpectrogramOptions;

/** Trains a detector of any word: {@code ./lab train "hey computer"}. */
public final class Train {
    /** As many as the course's own training set has. */
    private static final int COURSE_SCENES = 4000;

    private Train() {}

    /**
     * Trains as the command line says, and ends the program with 1 and one sentence if that is impossible.
     *
     * @param arguments see {@link TrainOptions#parse}
     */
    public static void main(String[] arguments) {
        StoppableCommand.run(
                () -> train(TrainOptions.parse(List.of(arguments))),
                "interrupted, no model is written; the same command goes on where it was, with the preset course it"
                        + " begins anew.");
    }

    /**
     * Trains and writes the model.
     *
     * @throws IOException          if a clip cannot be read, or a file cannot be written
     * @throws InterruptedException if this thread was interrupted; the file is as it was, and the same call goes on where the
     *     training was, but with the course's preset begins anew
     */
    public static void train(TrainOptions options) throws IOException, InterruptedException {
        Model model = options.preset() == TrainOptions.Preset.VOICES ? voices(options) : course(options);
        System.out.println("train: " + model + " is in " + options.out());
    }

    private static Model voices(TrainOptions options) throws IOException, InterruptedException {
        VoicesOptions usual = VoicesOptions.defaults();
        VoicesOptions recipe = options.steps().map(usual::withSteps).orElse(usual);
        ClipLibrary clips = clips(options, recipe.features().sampleRateHz());
        Path states = options.out().resolveSibling(options.out().getFileName() + ".training");
        // what is missing is found before anything is trained
        List<Clip> nearMisses = options.nearMissPercent().isPresent() ? nearMisses(clips, options) : List.of();
        var trainer = new VoicesTrainer(recipe, options.seed(), states);
        VoicesTrainer.Trained trained = trainer.train(options.word(), clips);
        Model model = options.nearMissPercent().isEmpty()
                ? trained.model()
                : trained.withNearMisses(
                        StoppableCommand.measured(() ->
                                FalseTriggers.of(trained.model(), nearMisses, options.seed(), ScoringListener.NONE)),
                        options.nearMissPercent().get());
        NetworkFile.write(options.out(), model);
        trainer.forgetStates();
        return model;
    }

    private static List<Clip> nearMisses(ClipLibrary clips, TrainOptions options) {
        List<Clip> near = clips.split(Split.VALIDATION).negatives().stream()
                .filter(clip -> clip.category().equals(WindowSynthesizer.CONFUSABLE))
                .toList();
        if (near.isEmpty()) {
            throw new IllegalArgumentException("--near-misses: expected clips of validation persons whose class in the"
                    + " manifest is " + WindowSynthesizer.CONFUSABLE + " but there was none: " + options.data());
        }
        return near;
    }

    private static Model course(TrainOptions options) throws IOException, InterruptedException {
        SpectrogramOptions spectrogram = SpectrogramOptions.course();
        ClipLibrary clips = clips(options, spectrogram.sampleRateHz());
        SynthesisOptions synthesis = SynthesisOptions.course();
        var scenes = new SceneSynthesizer(clips.split(Split.TRAIN), synthesis).scenes(COURSE_SCENES, options.seed());
        var network = new TriggerNetwork(NetworkOptions.course(), options.seed());
        TrainingOptions training = TrainingOptions.course().withSeed(options.seed());
        new Trainer(training)
                .train(network, ExampleEncoder.course().encode(scenes))
                .demandEnd();
        var provenance = Provenance.unknown()
                .with("clips", clips.digest())
                .with("synthesis", synthesis)
                .with("scenes", COURSE_SCENES)
                .with("training", training)
                .with("seed", options.seed());
        Model model = network.toModel(options.word(), spectrogram, provenance);
        NetworkFile.save(options.out(), network, model);
        return model;
    }

    private static ClipLibrary clips(TrainOptions options, int sampleRateHz) throws IOException {
        if (!Files.exists(options.data())) {
            throw new IOException("expected a folder of clips but there is none, run ./lab speak \"" + options.word()
                    + "\" first or name a folder with --data: "
                    + options.data().toAbsolutePath().normalize());
        }
        ClipLibrary clips = ClipLibrary.load(options.data(), sampleRateHz);
        for (Path own : options.own()) {
            clips = clips.with(PersonFolder.of(own));
        }
        return clips;
    }
}
