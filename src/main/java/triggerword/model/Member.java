package triggerword.model;

import triggerword.spectrogram.Features;

/**
 * One network of a model.
 *
 * @param features how sound becomes its input
 * @param weights  its weights, with the shape of the network
 */
public record Member(Features features, Weights weights) {
    public Member {
        if (features.bins() != weights.shape().bins()) {
            throw new IllegalArgumentException("expected features of "
                    + weights.shape().bins() + " bins, as the network, but was " + features.bins());
        }
    }

    /** The shape of the network. */
    public NetworkShape network() {
        return weights.shape();
    }

    /**
     * Time from one score to the next, in ms: 7.256 for the course's network. (The course divides 10 s by its 1375 steps
     * and has 7.273; after ten seconds that is 24 ms apart.)
     */
    public double stepMs() {
        return network().stride() * features.hopMs();
    }

    /** Sound that the first score needs, in ms: a score can be known this much after {@code step * stepMs()}. */
    public double firstStepMs() {
        int samples = (network().kernel() - 1) * features.hopSamples() + features.windowSamples();
        return 1000.0 * samples / features.sampleRateHz();
    }
}
