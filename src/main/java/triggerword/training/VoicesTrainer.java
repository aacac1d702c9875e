package triggerword.training;

import java.util.ArrayList;
import java.util.List;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.dataset.Example;
import triggerword.dataset.WindowSynthesizer;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;
import triggerword.network.layer.MaxPoolingLoss;

/**
 * Trains a detector that works on people it never heard, from synthetic voices: see {@link VoicesOptions}.
 *
 * <pre>{@code
 * var clips = ClipLibrary.load(folder, 16_000);
 * Model model = new VoicesTrainer(VoicesOptions.defaults(), 1).train("computer", clips);
 * }</pre>
 *
 * <p>Weights are learned from the clips of the training side. Validation persons choose, for each network, among its states
 * the one to keep, and the threshold. Same clips, options and seed give the same model, with any number of threads.
 */
public final class VoicesTrainer {
    private static final int VALIDATION_POSITIVES = 1000;
    private static final int VALIDATION_NEGATIVES = 8000;
    /** How often a network is measured on validation persons, in the second half of its training. */
    private static final int MEASUREMENTS = 6;

    private final VoicesOptions options;
    private final long seed;
    private final VoicesListener listener;

    /** A trainer that prints how it goes. */
    public VoicesTrainer(VoicesOptions options, long seed) {
        this(options, seed, VoicesListener.printing(System.out));
    }

    /** A trainer that tells a listener how it goes. */
    public VoicesTrainer(VoicesOptions options, long seed, VoicesListener listener) {
        this.options = options;
        this.seed = seed;
        this.listener = listener;
    }

    /** */
    public Model train(String word, ClipLibrary clips) throws InterruptedException {
        WindowBank training = bank(clips.split(Split.TRAIN), options.positives(), options.negatives(), seed);
        WindowBank validationBank =
                bank(clips.split(Split.VALIDATION), VALIDATION_POSITIVES, VALIDATION_NEGATIVES, seed + 1);
        var validation = new ValidationSet(validationBank, smoothingSteps());
        var members = new ArrayList<Member>();
        float[][] sum = null;
        for (int view = 0; view < options.views().size(); view++) {
            Kept kept = train(training, validation, view);
            members.add(new Member(training.features(view), kept.weights()));
            float[][] logits = kept.logits();
            sum = sum == null ? logits : added(sum, logits);
        }
        float scale = 1f / members.size();
        for (float[] row : sum) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= scale;
            }
        }
        ValidationSet.Outcome outcome = validation.outcome(sum);
        for (double rate : new double[] {0.5, 1, 2, 5, 10, 20, 50}) {
            double t = outcome.threshold(rate);
            System.out.printf(
                    "group: %.1f FA/h: logit %.2f, missed %.2f %%%n",
                    rate, t, 100.0 * outcome.missed(t) / outcome.positives().length);
        }
        double logit = outcome.threshold(options.falseAcceptsPerHour());
        var rule = new DetectorOptions(1 / (1 + Math.exp(-logit)), smoothingSteps(), refractorySteps());
        return new Model(word, members, rule, Provenance.unknown());
    }

    private static float[][] added(float[][] a, float[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                a[i][j] += b[i][j];
            }
        }
        return a;
    }

    private WindowBank bank(ClipLibrary clips, int positives, int negatives, long bankSeed)
            throws InterruptedException {
        var windows = new WindowSynthesizer(clips, options.windows());
        return WindowBank.make(windows, options, positives, negatives, bankSeed, listener);
    }

    /** A state of a network, what it gives for the validation windows, and how much it misses there. */
    private record Kept(Weights weights, float[][] logits, double missed) {}

    private Kept train(WindowBank training, ValidationSet validation, int view) throws InterruptedException {
        var network = new TriggerNetwork(options.network(), seed * 31 + view);
        network.compile(options.adam());
        network.minimize(MaxPoolingLoss.defaults());
        var examples = new WindowExamples(training, options, view, seed * 31 + view);
        int every = Math.max(1, options.steps() / 2 / MEASUREMENTS);
        Kept best = null;
        double loss = 0;
        try (var source = new BatchSource(examples, examples.batches())) {
            for (int step = 1; source.hasNext(); step++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("training was interrupted");
                }
                List<Example> batch = source.next();
                double now = network.fit(
                                batch.stream().map(Example::x).toList(),
                                batch.stream().map(Example::y).toList())
                        .loss();
                loss = step == 1 ? now : 0.98 * loss + 0.02 * now;
                listener.onStep(view + 1, step, options.steps(), loss);
                if (step == options.steps() || (step > options.steps() / 2 && step % every == 0)) {
                    float[][] logits = validation.logits(network, view);
                    double missed = validation.outcome(logits).meanMissed();
                    listener.onValidation(view + 1, step, missed);
                    if (best == null || missed <= best.missed()) {
                        best = new Kept(network.weights(), logits, missed);
                    }
                }
            }
        }
        return best;
    }

    private int smoothingSteps() {
        return Math.max(1, steps(options.smoothingMs()));
    }

    private int refractorySteps() {
        return steps(options.refractoryMs());
    }

    private int steps(double ms) {
        return (int)
                Math.round(ms / (options.network().stride() * options.features().hopMs()));
    }
}
