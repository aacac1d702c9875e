package triggerword.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import triggerword.dataset.Example;
import triggerword.model.ModelFile;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;
import triggerword.network.layer.MaxPoolingLoss;

/**
 * The training of one network of a group: it is measured on validation persons now and then, and the best state is kept.
 * Where it stands lies in a folder, so that it goes on after an interruption as if there had been none.
 */
final class NetworkTraining {
    /** How often a network is measured on validation persons, in the second half of its training. */
    private static final int MEASUREMENTS = 6;

    private static final double LOSS_MEMORY = 0.98;
    private static final String STEP = "step";
    private static final String MISSED = "missed";

    private final WindowBank windows;
    private final ValidationSet validation;
    private final VoicesOptions options;
    private final int network;
    private final int view;
    private final long seed;
    private final Provenance recipe;
    private final Path current;
    private final Path best;
    private final VoicesListener listener;

    private double least = Double.POSITIVE_INFINITY;

    /**
     * A training.
     *
     * @param network number in the group, from 0
     * @param recipe  what a state on disk must have been made by to be gone on with
     * @param folder  where its states lie
     */
    NetworkTraining(
            WindowBank windows,
            ValidationSet validation,
            VoicesOptions options,
            int network,
            long seed,
            Provenance recipe,
            Path folder,
            VoicesListener listener) {
        this.windows = windows;
        this.validation = validation;
        this.options = options;
        this.network = network;
        this.view = network % options.views().size();
        this.seed = seed;
        this.recipe = recipe.with("network", network);
        this.current = folder.resolve("network-" + (network + 1) + ".zip");
        this.best = folder.resolve("network-" + (network + 1) + "-best.zip");
        this.listener = listener;
    }

    /**
     * Trains to the end.
     *
     * @return the weights that missed least
     * @throws InterruptedException if this thread was interrupted; the state is on disk
     * @throws IOException          if a state cannot be written
     */
    Weights run() throws InterruptedException, IOException {
        TriggerNetwork network = begin();
        var examples = new WindowExamples(windows, options, view, seed);
        List<List<Integer>> batches = examples.batches();
        double loss = Double.NaN;
        try (var source = new BatchSource(examples, batches.subList(network.steps(), batches.size()))) {
            while (source.hasNext()) {
                double told = fit(network, source.next());
                loss = Double.isNaN(loss) ? told : LOSS_MEMORY * loss + (1 - LOSS_MEMORY) * told;
                listener.onStep(this.network + 1, network.steps(), options.steps(), loss);
                if (isMeasured(network.steps())) {
                    measure(network);
                }
            }
        } catch (InterruptedException e) {
            save(network, current);
            throw e;
        }
        return ModelFile.read(best).member().weights();
    }

    private TriggerNetwork begin() throws IOException {
        TriggerNetwork network;
        if (isOurs(current)) {
            network = TriggerNetwork.load(current);
            least = isOurs(best) ? ModelFile.read(best).provenance().get(MISSED, Double.class) : least;
        } else {
            network = new TriggerNetwork(options.network(), seed);
        }
        network.compile(options.adam());
        network.minimize(MaxPoolingLoss.defaults());
        return network;
    }

    private boolean isOurs(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var found = ModelFile.read(file).provenance().entries();
        found.remove(STEP);
        found.remove(MISSED);
        return found.equals(recipe.entries());
    }

    private double fit(TriggerNetwork network, List<Example> batch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
        double loss = network.fit(
                        batch.stream().map(Example::x).toList(),
                        batch.stream().map(Example::y).toList())
                .loss();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException("the loss was " + loss + " in step " + network.steps()
                    + "; a smaller learning rate than " + options.adam().learningRate() + " may help");
        }
        return loss;
    }

    private boolean isMeasured(int step) {
        int half = options.steps() / 2;
        int every = Math.max(1, half / MEASUREMENTS);
        return step == options.steps() || (step > half && (options.steps() - step) % every == 0);
    }

    private void measure(TriggerNetwork network) throws IOException {
        double missed = validation.outcome(validation.logits(network, view)).meanMissed();
        listener.onValidation(this.network + 1, network.steps(), missed);
        // of equal ones the last, which learned longest
        if (missed <= least) {
            least = missed;
            save(network, best);
        }
        save(network, current);
    }

    private void save(TriggerNetwork network, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Provenance provenance = recipe.with(STEP, network.steps()).with(MISSED, least);
        network.save(file, network.toModel("state", windows.features(view), provenance));
    }
}
