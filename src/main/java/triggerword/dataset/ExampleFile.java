package triggerword.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.Spectrogram;

/**
 * Examples in numpy's files, as the course keeps them: {@code X.npy} of shape (m, frames, bins) and {@code Y.npy} of
 * shape (m, steps, 1).
 */
public final class ExampleFile {
    private ExampleFile() {}

    /**
     * Reads examples from a pair of files.
     *
     * @param features how the spectrograms were made; gives the number of bins
     * @throws IOException if a file is not numpy's, or its shape is another; the message names file, rule and value
     */
    public static List<Example> read(Path x, Path y, Features features) throws IOException {
        NpyArray inputs = NpyArray.read(x);
        NpyArray labels = NpyArray.read(y);
        int[] shape = inputs.shape();
        if (shape.length != 3 || shape[2] != features.bins()) {
            throw new IOException("expected a shape of (m, frames, " + features.bins() + ") but was "
                    + Arrays.toString(shape) + ": " + x);
        }
        if (labels.shape().length != 3 || labels.shape()[0] != shape[0] || labels.shape()[2] != 1) {
            throw new IOException("expected a shape of (" + shape[0] + ", steps, 1) but was "
                    + Arrays.toString(labels.shape()) + ": " + y);
        }
        if (shape[0] == 0) {
            throw new IOException("expected at least one example but was shape " + Arrays.toString(shape) + ": " + x);
        }
        check(inputs, "expected numbers but value", -Float.MAX_VALUE, Float.MAX_VALUE, x);
        check(labels, "expected labels from 0 to 1 but step", 0, 1, y);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < shape[0]; i++) {
            float[] values = row(inputs, i);
            examples.add(new Example(new Spectrogram(values, shape[1], features), row(labels, i)));
        }
        return examples;
    }

    /**
     * Writes examples, all of one size, as a pair of files.
     *
     * @throws IllegalArgumentException if there are none, they are of several sizes, or more than can be read again; the
     *     message names the file
     * @throws IOException              if a file cannot be written
     */
    public static void write(List<Example> examples, Path x, Path y) throws IOException {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("expected at least one example but there is none: " + x);
        }
        Example first = examples.get(0);
        int frames = first.x().frames();
        int steps = first.y().length;
        NpyArray.demandReadable((long) examples.size() * first.x().values().length, x);
        NpyArray.demandReadable((long) examples.size() * steps, y);
        var inputs = new double[examples.size() * first.x().values().length];
        var labels = new double[examples.size() * steps];
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (example.x().frames() != frames || example.y().length != steps) {
                throw new IllegalArgumentException("expected examples of one size, " + first + ", but was " + example);
            }
            copy(example.x().values(), inputs, i);
            copy(example.y(), labels, i);
        }
        new NpyArray(new int[] {examples.size(), frames, first.x().bins()}, inputs).write(x);
        new NpyArray(new int[] {examples.size(), steps, 1}, labels).write(y);
    }

    private static void check(NpyArray array, String rule, double least, double most, Path file) throws IOException {
        int length = array.values().length / array.shape()[0];
        for (int i = 0; i < array.values().length; i++) {
            double value = array.values()[i];
            if (!(value >= least && value <= most)) {
                throw new IOException(
                        rule + " " + i % length + " of example " + i / length + " was " + value + ": " + file);
            }
        }
    }

    private static float[] row(NpyArray array, int index) {
        int length = array.values().length / array.shape()[0];
        var row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] = (float) array.values()[index * length + i];
        }
        return row;
    }

    private static void copy(float[] row, double[] rows, int index) {
        for (int i = 0; i < row.length; i++) {
            rows[index * row.length + i] = row[i];
        }
    }
}
