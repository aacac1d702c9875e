package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import triggerword.dataset.NpyArray;
import triggerword.model.NetworkShape;
import triggerword.model.WeightShape;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;

/**
 * Weights of a network, of which every one matters: kernels as a training begins with them, but also
 * biases and averages that are not 0 and 1, so that a peer that forgot one of them would not compute the same.
 */
public final class RandomWeights {
    private RandomWeights() {}

    /** The weights of a network of this shape. */
    public static Weights of(NetworkShape network) {
        var random = new Random(2);
        float[] values = new TriggerNetwork(network, 2).weights().values().clone();
        int offset = 0;
        for (WeightShape shape : network.layout()) {
            for (int i = 0; i < shape.length(); i++) {
                values[offset + i] = value(shape.name(), values[offset + i], random);
            }
            offset += shape.length();
        }
        return new Weights(network, values);
    }

    private static float value(String name, float initial, Random random) {
        return switch (name.substring(name.indexOf('/') + 1)) {
            case "kernel", "recurrent_kernel" -> initial;
            case "gamma", "moving_variance" -> 0.5f + random.nextFloat();
            default -> 0.2f * random.nextFloat() - 0.1f;
        };
    }

    /** Writes {@code weights.npz}: an array a weight, with Keras' names and layouts. */
    public static void write(Weights weights, Path folder) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (WeightShape shape : weights.shape().layout()) {
            arrays.put(shape.name(), NpyFile.array(weights.get(shape.name()), shape.shape()));
        }
        NpyArray.writeZip(arrays, folder.resolve("weights.npz"));
    }

    /** Input of the kind that a network likes: noise around 0. */
    public static float[] input(int values) {
        var random = new Random(3);
        var input = new float[values];
        for (int i = 0; i < values; i++) {
            input[i] = (float) random.nextGaussian();
        }
        return input;
    }
}
