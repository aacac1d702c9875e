package triggerword.detection;

import triggerword.model.Member;
import triggerword.spectrogram.SpectrogramStream;
import triggerword.spectrogram.SpectrogramStream.FrameConsumer;

/** One network of a model and its features, on running sound; without allocation once it is made. */
final class MemberStream implements FrameConsumer {
    private final SpectrogramStream features;
    private final NetworkStream network;
    private final int bins;
    /** Where the logits of the samples at work are added. */
    private float[] sums = new float[0];

    private int steps;

    /** A stream at the beginning of a sound. */
    MemberStream(Member member) {
        features = new SpectrogramStream(member.features());
        network = NetworkStream.of(member);
        bins = member.features().bins();
    }

    /**
     * Takes samples and adds the logit of each step that they complete.
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
            if (network.accept(frames, frame * bins)) {
                sums[steps] += network.logit();
                steps++;
            }
        }
    }
}
