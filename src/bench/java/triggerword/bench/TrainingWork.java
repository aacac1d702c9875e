package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.Weights;
import triggerword.network.TriggerNetwork;

/** One training step: forward, backward, Adam; input and labels lie ready, as for every peer. */
record TrainingWork(MultiLayerNetwork network, INDArray input, INDArray labels) implements Work {
    private static final int COMPARED_STEPS = 5;

    /**
     * Writes {@code weights.npz}, {@code input.npy}, {@code labels.npy}, {@code drop.npy} and, as dropout draws other numbers
     * in every library, the {@code losses.npy} of the first steps without it.
     *
     * @param settings batch, frames, drop (the rate of dropout)
     */
    static TrainingWork prepare(Path folder, Settings settings) throws IOException {
        NetworkOptions options = NetworkOptions.tensorflow2();
        int batch = settings.whole("batch");
        int frames = settings.whole("frames");
        int steps = options.outputSteps(frames);
        int[] inputShape = {batch, frames, options.bins()};
        int[] labelShape = {batch, steps, 1};
        float[] input = RandomWeights.input(batch * frames * options.bins());
        float[] labels = labels(batch * steps);
        INDArray x = Nd4j.createFromArray(input).reshape('c', inputShape);
        INDArray y = Nd4j.createFromArray(labels).reshape('c', labelShape);

        NpyFile.write(folder.resolve("drop.npy"), new float[] {(float) settings.number("drop")}, 1);

        NetworkOptions undropped = options.withDropRate(0);
        Weights begin = RandomWeights.of(undropped);
        RandomWeights.write(begin, folder);
        NpyFile.write(folder.resolve("input.npy"), input, inputShape);
        NpyFile.write(folder.resolve("labels.npy"), labels, labelShape);
        var compared = new TrainingWork(compiled(TriggerNetwork.of(begin)), x, y);
        var losses = new float[COMPARED_STEPS];
        for (int i = 0; i < COMPARED_STEPS; i++) {
            losses[i] = (float) compared.run();
        }
        NpyFile.write(folder.resolve("losses.npy"), losses, COMPARED_STEPS);
        return new TrainingWork(
                compiled(TriggerNetwork.of(RandomWeights.of(options.withDropRate(settings.number("drop"))))), x, y);
    }

    private static MultiLayerNetwork compiled(TriggerNetwork network) {
        network.compile(AdamOptions.defaults());
        return network.multiLayerNetwork();
    }

    private static float[] labels(int count) {
        var random = new Random(4);
        var labels = new float[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(2);
        }
        return labels;
    }

    @Override
    public double run() {
        network.fit(input, labels);
        return network.score();
    }
}
