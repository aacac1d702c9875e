package triggerword.detection;

import java.util.List;
import triggerword.model.Member;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.SpectrogramStream;
import triggerword.spectrogram.SpectrogramStream.FrameConsumer;

/** Features of running sound and the networks of a model that take them; without allocation once it is made. */
final class FeatureStream implements FrameConsumer {
    private final SpectrogramStream features;
    private final NetworkStream[] networks;
    private final int bins;
    /** Where the logits of the samples at work are added. */
    private float[] sums = new float[0];

    private int steps;

    /**
     * A stream at the beginning of a sound.
     *
     * @param members networks on these features
     */
    FeatureStream(Features features, List<Member> members) {
        this.features = new SpectrogramStream(features);
        networks = members.stream().map(NetworkStream::of).toArray(NetworkStream[]::new);
        bins = features.bins();
    }

    /**
     * Takes samples and adds the logits of each step that they complete, of all networks.
     *
     * @param samples as {@link Detector#accept} takes them
     * @param sums    {@code [step]}, long enough
     * @return the number of steps
     */
    int addLogits(float[] samples, float[] sums) {
        this.sums = sums;
        steps = 0;
        features.accept(samples, this);
        return steps;
    }

    @Override
    public void accept(float[] frames, int count) {
        for (int frame = 0; frame < count; frame++) {
            boolean complete = false;
            for (NetworkStream network : networks) {
                // steps of all networks fall together
                complete = network.accept(frames, frame * bins);
                if (complete) {
                    sums[steps] += network.logit();
                }
            }
            if (complete) {
                steps++;
            }
        }
    }
}
