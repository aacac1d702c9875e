package triggerword.model;

import triggerword.spectrogram.SpectrogramOptions;

/**
 * A trained network as data: all that a detector needs, and no more.
 *
 * @param word        what it listens for
 * @param spectrogram how sound becomes its input
 * @param weights     its weights, with the shape of the network
 * @param provenance  how it came to be
 */
public record Model(String word, SpectrogramOptions spectrogram, Weights weights, Provenance provenance) {
    public Model {
        if (spectrogram.bins() != weights.options().bins()) {
            throw new IllegalArgumentException("expected spectrograms of "
                    + weights.options().bins() + " bins, as the network, but was " + spectrogram.bins());
        }
    }

    /** The shape of the network. */
    public NetworkOptions network() {
        return weights.options();
    }

    /**
     * Time from one score to the next, in ms: 7.256 for the course's network. (The course divides 10 s by its 1375 steps
     * and has 7.273; after ten seconds that is 24 ms apart.)
     */
    public double stepMs() {
        return network().stride() * spectrogram.hopMs();
    }

    /** The same for another word. */
    public Model withWord(String word) {
        return new Model(word, spectrogram, weights, provenance);
    }

    /** The same with another provenance. */
    public Model withProvenance(Provenance provenance) {
        return new Model(word, spectrogram, weights, provenance);
    }

    @Override
    public String toString() {
        return "Model[\"" + word + "\", " + weights.values().length + " weights]";
    }
}
