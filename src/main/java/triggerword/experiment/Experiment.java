package triggerword.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.dataset.Example;
import triggerword.dataset.Scene;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;
import triggerword.evaluation.ScoredScene;
import triggerword.evaluation.StepEvaluation;
import triggerword.evaluation.ThresholdSweep;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.network.NetworkFile;
import triggerword.network.TriggerNetwork;
import triggerword.training.DivergedException;
import triggerword.training.Trainer;
import triggerword.training.TrainingHistory;

/**
 * A training that is measured after each epoch, and leaves a record.
 *
 * <pre>{@code
 * Run run = new Experiment(clips, ExperimentOptions.defaults(), Runs.in(Path.of("runs"))).run(listener);
 * }</pre>
 *
 * <p>To stop it, interrupt its thread: the epochs behind it are kept. The same experiment goes on where it was, as if
 * there had been no stop; when it has ended, its run is there at once.
 */
public final class Experiment {
    /**
     * The scenes to measure on: the same for all runs on the same clips, whatever their options, to compare them.
     * They have more other words than the course's: with fewer, a network that triggers on any speech seems to know
     * the word.
     */
    private static final SynthesisOptions VALIDATION =
            SynthesisOptions.defaults().withWords(3, 4);

    private static final long VALIDATION_SEED = 2;

    private final ClipLibrary clips;
    private final ExperimentOptions options;
    private final String digest;
    private final Path folder;

    /**
     * An experiment.
     *
     * @param clips with persons to train on and others to validate on
     * @param runs  where its record lies
     */
    public Experiment(ClipLibrary clips, ExperimentOptions options, Runs runs) {
        this(clips, clips.digest(), options, runs);
    }

    /** An experiment on clips whose digest is known. */
    Experiment(ClipLibrary clips, String digest, ExperimentOptions options, Runs runs) {
        this.clips = clips;
        this.options = options;
        this.digest = digest;
        this.folder = runs.folder(options, digest);
    }

    /** The options. */
    public ExperimentOptions options() {
        return options;
    }

    /**
     * The run as it is on disk, without training.
     *
     * @return with no epoch if it has not begun
     * @throws IOException if its record is damaged
     */
    public Run soFar() throws IOException {
        if (Files.exists(state())) {
            // Newer than the record, if the machine stopped between the two.
            return Run.of(folder, ModelFile.read(state()).provenance());
        }
        if (Files.exists(folder.resolve(Run.RECORD))) {
            Run run = Run.read(folder);
            // Without its state, one that has not ended begins anew.
            return run.ended() || run.history().isEmpty() ? run : begun();
        }
        return begun();
    }

    private Run begun() {
        return new Run(
                folder,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Run.json(options),
                digest,
                Environment.here(),
                List.of(),
                "");
    }

    /**
     * Trains to the end, or until the thread is interrupted.
     *
     * @return the run; not {@link Run#ended} if it was interrupted. One whose loss is no longer a number ends with a
     *     {@link Run#problem}.
     * @throws IOException if what is to be kept cannot be written, or the same experiment is being run elsewhere
     */
    public Run run(ExperimentListener listener) throws IOException {
        RunLock lock = RunLock.of(folder);
        try {
            Run run = soFar();
            if (run.ended()) {
                return run;
            }
            run.write();
            return new Training(run, listener).run();
        } finally {
            lock.release();
        }
    }

    private Path state() {
        return folder.resolve("state.zip");
    }

    /** One sitting of the training. */
    private final class Training {
        private final TriggerNetwork network;
        private final List<Example> examples;
        private final List<Scene> validation;
        private final ExperimentListener listener;
        private final Pace pace;
        private Run run;

        Training(Run run, ExperimentListener listener) throws IOException {
            this.run = run;
            this.listener = listener;
            this.pace = new Pace(options, run.history().size());
            long seed = options.training().seed();
            network = run.history().isEmpty() ? new TriggerNetwork(options.network(), seed) : NetworkFile.load(state());
            var scenes = new SceneSynthesizer(clips.split(Split.TRAIN), options.synthesis(), options.voices());
            int all = Math.multiplyExact(options.examples(), options.training().epochs());
            examples = options.encoder().encode(scenes.scenes(all, seed));
            validation = new SceneSynthesizer(clips.split(Split.VALIDATION), VALIDATION)
                    .scenes(options.validation(), VALIDATION_SEED);
        }

        Run run() throws IOException {
            while (!run.ended()) {
                boolean stopped = !epoch();
                if (stopped) {
                    break;
                }
                listener.onEpoch(run);
            }
            if (run.ended()) {
                Files.deleteIfExists(state());
            }
            return run;
        }

        /** False if it was interrupted: then it is as if this epoch had not begun. */
        private boolean epoch() throws IOException {
            long start = System.nanoTime();
            int from = run.history().size() * options.examples();
            var trainer = new Trainer(
                    options.training().withEpochs(1), pace.listener(progress -> listener.onStep(run, progress)));
            try {
                TrainingHistory told = trainer.train(network, examples.subList(from, from + options.examples()));
                List<ScoredScene> scored = told.interrupted()
                        ? List.of()
                        : ScoredScene.score(network::score, options.encoder(), validation);
                if (scored.size() < validation.size()) {
                    return false;
                }
                keep(measured(told.epochs().get(0).loss(), scored, start));
            } catch (DivergedException e) {
                run = run.failed(e.getMessage());
                run.write();
            }
            return true;
        }

        private Epoch measured(double loss, List<ScoredScene> scored, long start) {
            var point = ThresholdSweep.atFalseAccepts(scored, DetectorOptions.course(), options.falseAcceptsPerHour());
            int epoch = run.history().size() + 1;
            return new Epoch(
                    epoch,
                    (long) epoch * options.examples(),
                    loss,
                    StepEvaluation.of(scored).loss(),
                    point.threshold(),
                    point.evaluation().words() - point.evaluation().hits(),
                    point.evaluation().words(),
                    (System.nanoTime() - start) / 1e9);
        }

        /**
         * The network if it is the best, the state to go on from, the record: in this order, so that a stop between
         * two does no harm.
         */
        private void keep(Epoch epoch) throws IOException {
            run = run.with(epoch);
            if (run.best().orElseThrow().equals(epoch)) {
                Model model = network.toModel(options.word(), options.spectrogram(), run.card(epoch));
                NetworkFile.write(
                        run.modelFile(), model.withRule(DetectorOptions.course().withThreshold(epoch.threshold())));
            }
            NetworkFile.save(state(), network, network.toModel(options.word(), options.spectrogram(), run.record()));
            run.write();
        }
    }
}
