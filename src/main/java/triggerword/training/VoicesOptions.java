package triggerword.training;

import java.util.List;
import triggerword.dataset.WindowOptions;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
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
 * @param shapes            of the networks: on each view one of each, with one output step after as many frames
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
        List<NetworkShape> shapes,
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
        shapes = List.copyOf(shapes);
        if (shapes.stream()
                        .map(shape -> List.of(shape.kernel(), shape.stride()))
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "shapes: expected at least one, all of one kernel and stride, but was " + shapes);
        }
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
        return (int) Math.round(ms / (shapes.get(0).stride() * features.hopMs()));
    }

    /** Networks of the group: of the first shape one on each view, then of the second. */
    public int networks() {
        return views.size() * shapes.size();
    }

    /** The place in {@link #views} of what a network sees, from 0 on. */
    int view(int network) {
        return network % views.size();
    }

    /** The shape of a network, from 0 on. */
    NetworkShape shape(int network) {
        return shapes.get(network / views.size());
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
     * On log-mel and on PCEN each, temporal convolutions of 96 channels and a convolution with two GRUs: the first err less
     * on clean speech, the second in noise, and together less than either. 6,000 windows with the word and 24,000 without,
     * 2,200 steps; logits averaged over 150 ms.
     */
    public static VoicesOptions defaults() {
        return new VoicesOptions(
                MelOptions.power(),
                List.of(Compression.log(), Compression.pcen()),
                List.of(TemporalConvolutionOptions.defaults().withChannels(96), NetworkOptions.mel()),
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
                views, shapes, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with networks of other shapes. */
    public VoicesOptions withShapes(List<NetworkShape> shapes) {
        return with(
                views, shapes, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with other windows. */
    public VoicesOptions withWindows(WindowOptions windows) {
        return with(
                views, shapes, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of windows with the word and without it. */
    public VoicesOptions withWindows(int positives, int negatives) {
        return with(
                views, shapes, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of windows of validation persons with the word and without it. */
    public VoicesOptions withValidationWindows(int validationPositives, int validationNegatives) {
        return with(
                views, shapes, windows, positives, negatives, validationPositives, validationNegatives, steps, adam);
    }

    /** The same with another number of training steps, in which the learning rate rises and falls as it did. */
    public VoicesOptions withSteps(int steps) {
        return with(
                views,
                shapes,
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
            List<NetworkShape> shapes,
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
                shapes,
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
