package triggerword.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.Model;
import triggerword.spectrogram.SpectrogramOptions;

/** Expected values of Keras 2: {@code src/test/golden/README.md} tells what they are. */
public record KerasGolden(Map<String, double[]> arrays) {
    private static final Path FOLDER = Path.of("src/test/resources/golden/keras");

    /** Seven bins, the input of the golden networks. */
    public static final SpectrogramOptions SPECTROGRAM = new SpectrogramOptions(44_100, 12, 5, 8000);

    static final int FRAMES = 111;
    static final int BINS = 7;
    static final int STEPS = 25;

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    public static Model model(String form) {
        return KerasImport.load(file(form + ".h5"), SPECTROGRAM);
    }

    /** The {@code array NAME DIM...} blocks of a file. */
    public static KerasGolden read(String name) throws IOException {
        var arrays = new HashMap<String, double[]>();
        Iterator<String> lines = Files.readAllLines(file(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .iterator();
        while (lines.hasNext()) {
            String[] head = lines.next().split(" ", -1);
            int length = 1;
            for (int i = 2; i < head.length; i++) {
                length *= Integer.parseInt(head[i]);
            }
            List<Double> values = new ArrayList<>();
            while (values.size() < length) {
                for (String value : lines.next().trim().split("\\s+", -1)) {
                    values.add(Double.parseDouble(value));
                }
            }
            arrays.put(head[1], values.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return new KerasGolden(arrays);
    }

    public double[] get(String name) {
        return arrays.get(name);
    }

    /** The generator of all golden noise: int16 values of a linear congruential generator. */
    public static float[] noise(int seed, int length) {
        var values = new float[length];
        int state = seed;
        for (int i = 0; i < length; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = ((state >>> 16) - 32768) / 32768f;
        }
        return values;
    }

    public static INDArray inferenceInput(DataType type) {
        return Nd4j.createFromArray(noise(40, 2 * FRAMES * BINS)).castTo(type).reshape('c', 2, FRAMES, BINS);
    }

    public static INDArray trainingInput(DataType type) {
        return Nd4j.createFromArray(noise(50, 5 * FRAMES * BINS)).castTo(type).reshape('c', 5, FRAMES, BINS);
    }

    public static float[] trainingLabels() {
        float[] labels = noise(51, 5 * STEPS);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i] * 32768 > 8192 ? 1 : 0;
        }
        return labels;
    }

    public static INDArray trainingOutput(DataType type) {
        return Nd4j.createFromArray(trainingLabels()).castTo(type).reshape('c', 5, STEPS, 1);
    }
}
