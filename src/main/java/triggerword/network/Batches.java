package triggerword.network;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.NetworkShape;
import triggerword.spectrogram.Spectrogram;

/** Checks spectrograms and stacks them to batches. */
final class Batches {
    private Batches() {}

    /**
     * Spectrograms as one input.
     *
     * @return {@code [batch][frames][bins]}
     * @throws IllegalArgumentException if there is none, they differ in length, or one does not fit the network
     */
    static INDArray of(List<Spectrogram> spectrograms, NetworkShape shape) {
        if (spectrograms.isEmpty()) {
            throw new IllegalArgumentException("expected at least one spectrogram but was none");
        }
        int frames = spectrograms.get(0).frames();
        for (int i = 0; i < spectrograms.size(); i++) {
            Spectrogram spectrogram = spectrograms.get(i);
            if (spectrogram.frames() != frames) {
                throw new IllegalArgumentException("expected spectrograms of one length, " + frames
                        + " frames, but number " + i + " was " + spectrogram.frames());
            }
            check(spectrogram, shape);
        }
        INDArray batch =
                Nd4j.createUninitialized(DataType.FLOAT, new long[] {spectrograms.size(), frames, shape.bins()}, 'c');
        FloatBuffer values = batch.data().asNioFloat();
        spectrograms.forEach(spectrogram -> values.put(spectrogram.values()));
        return batch;
    }

    /**
     * Wanted scores as one array.
     *
     * @return {@code [batch][steps][1]}
     * @throws IllegalArgumentException if they are not as many as the network gives scores
     */
    static INDArray labels(List<float[]> labels, List<Spectrogram> spectrograms, NetworkShape shape) {
        int steps = shape.outputSteps(spectrograms.get(0).frames());
        if (labels.size() != spectrograms.size()) {
            throw new IllegalArgumentException(
                    "expected labels for " + spectrograms.size() + " spectrograms but was " + labels.size());
        }
        var values = new float[labels.size() * steps];
        for (int i = 0; i < labels.size(); i++) {
            float[] label = labels.get(i);
            if (label.length != steps) {
                throw new IllegalArgumentException(
                        "expected " + steps + " labels but number " + i + " was " + label.length);
            }
            System.arraycopy(label, 0, values, i * steps, steps);
        }
        return Nd4j.create(values, new long[] {labels.size(), steps, 1}, 'c');
    }

    /**
     * Checks what the network demands of its input.
     *
     * @throws IllegalArgumentException if bins or frames do not fit, or a value is not a finite number
     */
    static void check(Spectrogram spectrogram, NetworkShape shape) {
        if (spectrogram.bins() != shape.bins()) {
            throw new IllegalArgumentException("expected " + shape.bins() + " bins but was " + spectrogram.bins());
        }
        if (shape.outputSteps(spectrogram.frames()) == 0) {
            throw new IllegalArgumentException(
                    "expected at least " + shape.kernel() + " frames but was " + spectrogram.frames());
        }
        float[] values = spectrogram.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("expected finite numbers but frame " + i / shape.bins() + ", bin "
                        + i % shape.bins() + " was " + values[i]);
            }
        }
    }
}
