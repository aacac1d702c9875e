package triggerword.dataset;

import triggerword.spectrogram.Spectrogram;

/**
 * What the network learns from: a spectrogram and the wanted score of every output step (the course's x and y).
 *
 * @param x {@code [frames][bins]}, in the course 5511 × 101
 * @param y wanted scores in [0, 1], one an output step, in the course 1375; not copied, read-only
 */
public record Example(Spectrogram x, float[] y) {
    @Override
    public String toString() {
        return "Example[x " + x.frames() + " × " + x.bins() + ", y " + y.length + "]";
    }
}
