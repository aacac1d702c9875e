package triggerword.detection;

import triggerword.model.Member;
import triggerword.spectrogram.SpectrogramStream;

/** One network of a model and its features, on running sound. */
final class MemberStream {
    private final SpectrogramStream features;
    private final NetworkStream network;
    private final int bins;

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
        float[] frames = features.accept(samples);
        int steps = 0;
        for (int offset = 0; offset < frames.length; offset += bins) {
            if (network.accept(frames, offset)) {
                sums[steps] += network.logit();
                steps++;
            }
        }
        return steps;
    }
}
