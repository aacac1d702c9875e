package triggerword.training;

import java.util.List;
import triggerword.dataset.WindowOptions;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.OptionTree;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.network.layer.MaxPoolingLoss;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;

/**
 * The recipe that carries synthetic voices over to real people: networks of several kinds, each on its own
 * compression of the same speech and noises, whose logits are averaged.
 *
 * @param features          mel bands that all networks see in some compression, as plain power
 * @param members           the networks, all with one output step after as many frames
 * @param windows           what the windows are like
 * @param positives         windows with the trigger word
 * @param negatives         windows without it
 * @param batchPositives    windows with the trigger word in a training step
 * @param batchNegatives    windows without it in a training step
 * @param validationPositives windows of validation persons with the trigger word
 * @param validationNegatives windows of validation persons without it
 * @param steps             training steps of each network
 * @param adam              how weights are updated
 * @param loss              what is asked of the logits
 * @param smoothingMs       time over which the detector averages its logits
 * @param refractoryMs      time after a trigger in which there is no other
 * @param falseAcceptsPerHour the rate that the threshold is chosen for, by strangers or, without such, validation persons
 */
public record VoicesOptions(
        MelOptions features,
        List<MemberOptions> members,
        WindowOptions windows,
        int positives,
        int negatives,
        int batchPositives,
        int batchNegatives,
        int validationPositives,
        int validationNegatives,
        int steps,
        AdamOptions adam,
        MaxPoolingLoss loss,
        double smoothingMs,
        double refractoryMs,
        double falseAcceptsPerHour) {
    private static final int STEPS = 6000;

    public VoicesOptions {
        if (!features.compression().equals(Compression.none())) {
            throw new IllegalArgumentException("features: expected plain power but was " + features.compression());
        }
        members = List.copyOf(members);
        for (MemberOptions member : members) {
            if (member.shape().bins() != features.bands()) {
                throw new IllegalArgumentException(
                        "members: expected networks of " + features.bands() + " bins but was " + member.shape());
            }
        }
        if (members.stream()
                        .map(member ->
                                List.of(member.shape().kernel(), member.shape().stride()))
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "members: expected at least one, all of one kernel and stride, but was " + members);
        }
        atLeastOne("positives", positives);
        atLeastOne("negatives", negatives);
        atLeastOne("batchPositives", batchPositives);
        atLeastOne("batchNegatives", batchNegatives);
        atLeastOne("validationPositives", validationPositives);
        atLeastOne("validationNegatives", validationNegatives);
        atLeastOne("steps", steps);
        if (!(smoothingMs >= 0 && refractoryMs >= 0)) {
            throw new IllegalArgumentException("expected a smoothing and a refractory time of at least 0 ms but was "
                    + smoothingMs + " and " + refractoryMs);
        }
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
        return (int) Math.round(ms / (shape().stride() * features.hopMs()));
    }

    /** A shape of the group: all have its kernel and stride. */
    NetworkShape shape() {
        return members.get(0).shape();
    }

    /** The features of a network with a view. */
    public MelOptions features(Compression view) {
        return features.withCompression(view);
    }

    /** Frames of a window of some kind. */
    int frames(WindowOptions kind) {
        return features.frames(kind.samples(features.sampleRateHz()));
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
     * Temporal convolutions of 128 channels on PCEN, and a convolution with two GRUs of 128 units on log-mel: they err on
     * different sounds. 8,000 windows with the word and 32,000 without; 6,000 steps of 64 windows, each mixed anew
     * when it is drawn; logits averaged over 240 ms.
     */
    public static VoicesOptions defaults() {
        var convolutions = new MemberOptions(
                Compression.pcen(), TemporalConvolutionOptions.defaults().withChannels(128));
        var grus = new MemberOptions(
                Compression.log(), NetworkOptions.mel().withFilters(96).withUnits(128));
        return new VoicesOptions(
                MelOptions.power(),
                List.of(convolutions, grus),
                WindowOptions.defaults(),
                8000,
                32_000,
                16,
                48,
                1000,
                8000,
                STEPS,
                AdamOptions.warmupCosine(2e-3, 100, STEPS),
                MaxPoolingLoss.defaults(),
                240,
                1000,
                1);
    }

    /**
     * The same with another value of any option, however deep: {@code with("falseAcceptsPerHour", 0.5)}. For the steps
     * there is {@link #withSteps}, as the learning rate falls over them.
     *
     * @throws IllegalArgumentException if there is no such option or several, or it cannot have the value
     */
    public VoicesOptions with(String option, Object value) {
        return OptionTree.with(this, option, value);
    }

    /** The same with other networks. */
    public VoicesOptions withMembers(List<MemberOptions> members) {
        return with("members", members);
    }

    /** The same with another kind of windows. */
    public VoicesOptions withWindows(WindowOptions windows) {
        return with("windows", windows);
    }

    /** The same with another number of windows with the word and without it. */
    public VoicesOptions withCounts(int positives, int negatives) {
        return with("positives", positives).with("negatives", negatives);
    }

    /** The same with another number of windows of validation persons with the word and without it. */
    public VoicesOptions withValidationCounts(int validationPositives, int validationNegatives) {
        return with("validationPositives", validationPositives).with("validationNegatives", validationNegatives);
    }

    /** The same with another number of training steps, in which the learning rate rises and falls as it did. */
    public VoicesOptions withSteps(int steps) {
        return with("steps", steps).with("adam", adam.withCosineSteps(steps));
    }
}
