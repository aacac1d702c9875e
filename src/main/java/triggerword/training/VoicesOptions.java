package triggerword.training;

import java.util.List;
import triggerword.dataset.WindowOptions;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;

/**
 * The recipe that carries synthetic voices over to real people: small networks on several views of the same windows,
 * whose logits are averaged.
 *
 * @param features          mel bands that all views share
 * @param views             compressions of them
 * @param networksPerView   networks on each view, which begin with other weights and meet the windows in another order
 * @param network           the shape of every network
 * @param windows           what the windows are like
 * @param positives         windows with the trigger word
 * @param negatives         windows without it
 * @param batchPositives    windows with the trigger word in a training step
 * @param batchNegatives    windows without it in a training step
 * @param validationPositives windows of validation persons with the trigger word
 * @param validationNegatives windows of validation persons without it
 * @param steps             training steps of each network
 * @param adam              how weights are updated
 * @param smoothingMs       time over which the detector averages its logits
 * @param refractoryMs      time after a trigger in which there is no other
 * @param falseAcceptsPerHour the rate that the threshold is chosen for, by validation persons
 */
public record VoicesOptions(
        MelOptions features,
        List<Compression> views,
        int networksPerView,
        NetworkShape network,
        WindowOptions windows,
        int positives,
        int negatives,
        int batchPositives,
        int batchNegatives,
        int validationPositives,
        int validationNegatives,
        int steps,
        AdamOptions adam,
        double smoothingMs,
        double refractoryMs,
        double falseAcceptsPerHour) {
    private static final int STEPS = 2200;

    public VoicesOptions {
        views = List.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("views: expected at least one but was none");
        }
        atLeastOne("networksPerView", networksPerView);
        atLeastOne("positives", positives);
        atLeastOne("negatives", negatives);
        atLeastOne("batchPositives", batchPositives);
        atLeastOne("batchNegatives", batchNegatives);
        atLeastOne("steps", steps);
        if (!(falseAcceptsPerHour > 0)) {
            throw new IllegalArgumentException("falseAcceptsPerHour: expected above 0 but was " + falseAcceptsPerHour);
        }
    }

    /** Output steps over which the detector averages its logits. */
    public int smoothingSteps() {
        return Math.max(1, steps(smoothingMs));
    }

    /** Output steps after a trigger in which there is no other. */
    public int refractorySteps() {
        return steps(refractoryMs);
    }

    private int steps(double ms) {
        return (int) Math.round(ms / (network.stride() * features.hopMs()));
    }

    /** Networks of the group: one after the other they take the views in turn. */
    public int networks() {
        return views.size() * networksPerView;
    }

    /** Windows in a training step. */
    int batchSize() {
        return batchPositives + batchNegatives;
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected at least 1 but was " + value);
        }
    }

    /**
     * A network on log-mel and one on PCEN, temporal convolutions of 96 channels, 6,000 windows with the word and 24,000
     * without, 2,200 steps; logits averaged over 150 ms.
     */
    public static VoicesOptions defaults() {
        return new VoicesOptions(
                MelOptions.power(),
                List.of(Compression.log(), Compression.pcen()),
                1,
                TemporalConvolutionOptions.defaults().withChannels(96),
                WindowOptions.defaults(),
                6000,
                24_000,
                16,
                48,
                1000,
                8000,
                STEPS,
                AdamOptions.warmupCosine(2e-3, 100, STEPS),
                150,
                1000,
                1);
    }

    /** The same on other views of the windows. */
    public VoicesOptions withViews(List<Compression> views) {
        return with(
                views, network, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with networks of another shape. */
    public VoicesOptions withNetwork(NetworkShape network) {
        return with(
                views, network, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with other windows. */
    public VoicesOptions withWindows(WindowOptions windows) {
        return with(
                views, network, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of windows with the word and without it. */
    public VoicesOptions withWindows(int positives, int negatives) {
        return with(
                views, network, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of windows of validation persons with the word and without it. */
    public VoicesOptions withValidationWindows(int validationPositives, int validationNegatives) {
        return with(
                views, network, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of training steps, in which the learning rate rises and falls as it did. */
    public VoicesOptions withSteps(int steps) {
        return with(
                views,
                network,
                windows,
                positives,
                negatives,
                validationPositives,
                validationNegatives,
                steps,
                adam.withCosineSteps(steps));
    }

    private VoicesOptions with(
            List<Compression> views,
            NetworkShape network,
            WindowOptions windows,
            int positives,
            int negatives,
            int validationPositives,
            int validationNegatives,
            int steps,
            AdamOptions adam) {
        return new VoicesOptions(
                features,
                views,
                networksPerView,
                network,
                windows,
                positives,
                negatives,
                batchPositives,
                batchNegatives,
                validationPositives,
                validationNegatives,
                steps,
                adam,
                smoothingMs,
                refractoryMs,
                falseAcceptsPerHour);
    }
}
