package triggerword.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.Golden;
import triggerword.model.Model;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/** Expected values of Keras 2: {@code src/test/golden/README.md} tells what they are. */
public record KerasGolden(Map<String, double[]> arrays) {
    private static final Path FOLDER = Golden.FOLDER.resolve("keras");

    /** Seven bins, the input of the golden networks. */
    public static final SpectrogramOptions SPECTROGRAM = new SpectrogramOptions(44_100, 12, 5, 8000);

    static final int FRAMES = 111;
    static final int BINS = 7;
    static final int STEPS = 25;

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    public static Model model(String form) throws IOException {
        return KerasImport.load(file(form + ".h5"), SPECTROGRAM);
    }

    /** The {@code array NAME DIM...} blocks of a file. */
    public static KerasGolden read(String name) throws IOException {
        var arrays = new HashMap<String, double[]>();
        Iterator<String[]> lines = Golden.lines("keras/" + name).iterator();
        while (lines.hasNext()) {
            String[] head = lines.next();
            int length = Arrays.stream(head).skip(2).mapToInt(Integer::parseInt).reduce(1, (a, b) -> a * b);
            var values = new double[length];
            for (int i = 0; i < length; ) {
                for (String value : lines.next()) {
                    values[i++] = Double.parseDouble(value);
                }
            }
            arrays.put(head[1], values);
        }
        return new KerasGolden(arrays);
    }

    public double[] get(String name) {
        return arrays.get(name);
    }

    /** Five examples, and what is wanted of them. */
    public static List<Spectrogram> trainingSpectrograms() {
        float[] values = Golden.noiseSamples(50, 5 * FRAMES * BINS, 0);
        return IntStream.range(0, 5)
                .mapToObj(i -> Arrays.copyOfRange(values, i * FRAMES * BINS, (i + 1) * FRAMES * BINS))
                .map(x -> new Spectrogram(x, FRAMES, SPECTROGRAM))
                .toList();
    }

    public static List<float[]> trainingLabels() {
        short[] noise = Golden.noise(51, 5 * STEPS);
        var labels = new ArrayList<float[]>();
        for (int i = 0; i < 5; i++) {
            var label = new float[STEPS];
            for (int step = 0; step < STEPS; step++) {
                label[step] = noise[i * STEPS + step] > 8192 ? 1 : 0;
            }
            labels.add(label);
        }
        return labels;
    }

    static INDArray inferenceInput(DataType type) {
        return Nd4j.createFromArray(Golden.noiseSamples(40, 2 * FRAMES * BINS, 0))
                .castTo(type)
                .reshape('c', 2, FRAMES, BINS);
    }

    static INDArray trainingInput(DataType type) {
        return Nd4j.createFromArray(Golden.noiseSamples(50, 5 * FRAMES * BINS, 0))
                .castTo(type)
                .reshape('c', 5, FRAMES, BINS);
    }

    static INDArray trainingOutput(DataType type) {
        return Nd4j.createFromArray(trainingLabels().toArray(float[][]::new))
                .castTo(type)
                .reshape('c', 5, STEPS, 1);
    }
}
