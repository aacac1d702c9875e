package triggerword.detection;

import java.util.function.Function;
import triggerword.model.Member;
import triggerword.model.NetworkOptions;
import triggerword.model.TemporalConvolutionOptions;

/**
 * A network one step at a time: frames go in, and each {@code stride} frames a logit comes out.
 *
 * <p>Plain Java on one thread, without allocation once it is made.
 */
interface NetworkStream {
    /** The network of a member, at the beginning of a sound. */
    static NetworkStream of(Member member) {
        return of(member, Product::of);
    }

    /** The same with its products in some form. */
    static NetworkStream of(Member member, Function<Dense, Product> products) {
        // Java 17 has no switch over a sealed type.
        if (member.network() instanceof TemporalConvolutionOptions options) {
            return new TemporalConvolutionStream(options, member.weights(), products);
        }
        return new GruStream((NetworkOptions) member.network(), member.weights(), products);
    }

    /**
     * Takes a frame, {@code bins} values from {@code offset} on.
     *
     * @return true if it completes a step: {@link #logit} is then its logit
     */
    boolean accept(float[] frames, int offset);

    /** The logit of the last step: the score is its sigmoid. */
    float logit();
}
