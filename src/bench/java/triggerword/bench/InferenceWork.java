package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.NetworkOptions;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;

/**
 * Spectrograms to scores, the whole network. As for every peer, the input lies ready in an array of the library, and the
 * scores are left in one.
 */
record InferenceWork(MultiLayerNetwork network, INDArray input) implements Work {
    /**
     * Writes {@code weights.npz}, {@code input.npy} and {@code output.npy}.
     *
     * @param settings batch, frames, units
     */
    static InferenceWork prepare(Path folder, Settings settings) throws IOException {
        NetworkOptions options = NetworkOptions.tensorflow2().withUnits(settings.whole("units"));
        int batch = settings.whole("batch");
        int frames = settings.whole("frames");
        Weights weights = RandomWeights.of(options);
        float[] values = RandomWeights.input(batch * frames * options.bins());
        int[] shape = {batch, frames, options.bins()};
        var work = new InferenceWork(
                TriggerNetwork.of(weights).multiLayerNetwork(),
                Nd4j.createFromArray(values).reshape('c', shape));
        RandomWeights.write(weights, folder);
        NpyFile.write(folder.resolve("input.npy"), values, shape);
        try (INDArray output = work.output()) {
            NpyFile.write(
                    folder.resolve("output.npy"),
                    output.reshape(output.length()).toFloatVector(),
                    batch,
                    options.outputSteps(frames));
        }
        return work;
    }

    private INDArray output() {
        return network.output(input);
    }

    @Override
    public double run() {
        try (INDArray output = output()) {
            return output.data().getDouble(0);
        }
    }
}
