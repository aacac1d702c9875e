package triggerword.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triggerword.dataset.Example;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.network.NetworkFile;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Compression;

/**
 * The training of one network of a group: it is measured on validation persons now and then, and the best state is kept.
 * Where it stands lies in a folder, so that it goes on after an interruption as if there had been none.
 */
final class NetworkTraining implements SideBySide.Training {
    /** How often a network is measured on validation persons, in the second half of its training. */
    private static final int MEASUREMENTS = 6;

    private static final double LOSS_MEMORY = 0.98;
    private static final int LOSS_EVERY = 20;
    private static final String STEP = "step";
    private static final String MEASURED = "measured";
    private static final String LOSSES = "losses";

    /**
     * What the networks of a group have in common.
     *
     * @param recipe what a state on disk must have been made by to be gone on with
     * @param states the folder where they lie
     */
    record Setting(
            PowerBank bank,
            ValidationSet validation,
            VoicesOptions options,
            Provenance recipe,
            Path states,
            VoicesListener listener) {}

    private final PowerBank bank;
    private final ValidationSet validation;
    private final VoicesOptions options;
    private final int number;
    private final MemberOptions member;
    private final long seed;
    private final Provenance recipe;
    private final Path current;
    private final Path best;
    private final VoicesListener listener;

    private final List<Loss> losses = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final TriggerNetwork network;
    private float[][] bestLogits;

    /**
     * A training, from its state on disk on if there is one; the listener hears what was then.
     *
     * @param number of the network in the group, from 0
     * @throws IOException if its state cannot be read
     */
    NetworkTraining(Setting setting, int number, long seed) throws IOException {
        this.bank = setting.bank();
        this.validation = setting.validation();
        this.options = setting.options();
        this.number = number;
        this.member = options.members().get(number);
        this.seed = seed;
        // as it is read back: what is not known is left out of a file
        this.recipe = Provenance.parse(setting.recipe().with("network", number).toString());
        this.current = current(setting.states(), number + 1);
        this.best = best(setting.states(), number + 1);
        this.listener = setting.listener();
        this.network = begin();
    }

    /** Where the last state of a network lies, in the folder of a training; networks are counted from 1. */
    static Path current(Path folder, int network) {
        return folder.resolve("network-" + network + ".zip");
    }

    /** Where its best state lies. */
    static Path best(Path folder, int network) {
        return folder.resolve("network-" + network + "-best.zip");
    }

    /** Trains to the end, or until this thread is interrupted; then the state is on disk. */
    @Override
    public boolean run() throws IOException {
        var examples = new WindowExamples(bank, options, view(), seed);
        List<List<Integer>> batches = examples.batches();
        double loss =
                losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1).loss();
        try (var source = new BatchSource(examples, batches.subList(network.steps(), batches.size()))) {
            while (source.hasNext()) {
                double told = fit(source.next());
                loss = Double.isNaN(loss) ? told : LOSS_MEMORY * loss + (1 - LOSS_MEMORY) * told;
                listener.onStep(number + 1, network.steps(), options.steps(), loss);
                boolean due = isMeasured(network.steps());
                // Also before each state that is kept: the average goes on from there.
                if (network.steps() % LOSS_EVERY == 0 || due) {
                    note(new Loss(network.steps(), loss));
                }
                if (due) {
                    measure();
                }
            }
            return true;
        } catch (InterruptedException e) {
            boolean told = !losses.isEmpty() && losses.get(losses.size() - 1).step() == network.steps();
            if (!Double.isNaN(loss) && !told) {
                // the average goes on from here
                note(new Loss(network.steps(), loss));
            }
            save(current);
            return false;
        }
    }

    /** How it sees the features. */
    Compression view() {
        return member.view();
    }

    private void note(Loss loss) {
        losses.add(loss);
        listener.onLoss(number + 1, loss.step(), loss.loss());
    }

    /**
     * The weights that missed least so far.
     *
     * @param logits that they give on the validation windows
     */
    record Best(Weights weights, float[][] logits) {}

    /**
     * The best so far; none if it was not measured yet.
     *
     * @throws IOException if its state cannot be read
     */
    Optional<Best> best() throws IOException {
        return kept(best).map(state -> {
            Weights weights = state.member().weights();
            boolean before = bestLogits == null; // measured before an interruption
            return new Best(weights, before ? validation.logits(TriggerNetwork.of(weights), view()) : bestLogits);
        });
    }

    /** Average over the last steps up to one. */
    private record Loss(int step, double loss) {}

    /** Part of the words that were missed after a step. */
    private record Measured(int step, double missed) {}

    private TriggerNetwork begin() throws IOException {
        Optional<Model> before = kept(current);
        if (before.isPresent()) {
            Provenance card = before.get().provenance();
            List.of(card.get(LOSSES, Loss[].class)).forEach(this::note);
            measured.addAll(List.of(card.get(MEASURED, Measured[].class)));
            measured.forEach(then -> listener.onValidation(number + 1, then.step(), then.missed()));
        }
        TriggerNetwork begun =
                before.isPresent() ? NetworkFile.load(current) : new TriggerNetwork(member.shape(), seed);
        begun.compile(options.adam());
        begun.minimize(options.loss());
        return begun;
    }

    /** A state of this training; none if there is no such file, or it is of another training, or of one without a curve. */
    private Optional<Model> kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Model state = ModelFile.read(file);
        var found = state.provenance().entries().deepCopy();
        boolean whole = Stream.of(STEP, LOSSES, MEASURED).allMatch(name -> found.remove(name) != null);
        return whole && found.equals(recipe.entries()) ? Optional.of(state) : Optional.empty();
    }

    private double fit(List<Example> batch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
        double loss = network.fit(
                        batch.stream().map(Example::x).toList(),
                        batch.stream().map(Example::y).toList())
                .loss();
        if (!Double.isFinite(loss)) {
            throw new DivergedException(loss, network.steps(), options.adam().learningRate());
        }
        return loss;
    }

    private boolean isMeasured(int step) {
        int half = options.steps() / 2;
        int every = Math.max(1, half / MEASUREMENTS);
        return step == options.steps() || (step > half && (options.steps() - step) % every == 0);
    }

    private void measure() throws IOException {
        float[][] logits = validation.logits(network, view());
        double missed = validation.outcome(logits).meanMissed();
        listener.onValidation(number + 1, network.steps(), missed);
        // of equal ones the last, which learned longest
        boolean least = measured.stream().allMatch(before -> missed <= before.missed());
        measured.add(new Measured(network.steps(), missed));
        if (least) {
            bestLogits = logits;
            save(best);
        }
        save(current);
    }

    private void save(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Provenance provenance =
                recipe.with(STEP, network.steps()).with(LOSSES, losses).with(MEASURED, measured);
        NetworkFile.save(file, network, network.toModel("state", options.features(view()), provenance));
    }
}
