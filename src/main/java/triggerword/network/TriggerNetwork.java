package triggerword.network;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.model.AdamOptions;
import triggerword.model.Model;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.model.TrainingState;
import triggerword.model.Weights;
import triggerword.network.layer.Cores;
import triggerword.network.layer.LogitLoss;
import triggerword.network.layer.SigmoidOutputLayer;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.Spectrogram;

/**
 * A network, the course's or one of temporal convolutions, ready to score and to train: a DL4J {@code MultiLayerNetwork} of
 * this project's layers. {@link NetworkFile} keeps it.
 *
 * <p>A spectrogram {@code [frames][bins]} gives {@code [shape.outputSteps(frames)]} scores in (0, 1), in the course
 * 5511 × 101 → 1375. Not for use by several threads at a time.
 */
public final class TriggerNetwork {
    private final NetworkShape shape;
    private final MultiLayerNetwork network;
    private final Optimizer optimizer;

    /**
     * An untrained network: kernels Glorot uniform, recurrent kernels orthogonal, biases zero, as Keras begins.
     *
     * @param seed of the weights, and of dropout in training; the same seed gives the same network
     */
    public TriggerNetwork(NetworkShape shape, long seed) {
        this(shape, seed, DataType.FLOAT);
    }

    /** For gradient checks, which need double precision. */
    TriggerNetwork(NetworkShape shape, long seed, DataType type) {
        this.shape = shape;
        AdamOptions adam = AdamOptions.course();
        this.network = new MultiLayerNetwork(Architecture.of(shape, adam, seed, type));
        network.init();
        this.optimizer = new Optimizer(network, adam);
    }

    /** With these weights; the seed is that of dropout in training. */
    TriggerNetwork(Weights weights, long seed) {
        this(weights.shape(), seed);
        network.params().assign(Nd4j.createFromArray(weights.values()));
    }

    /**
     * A network with the weights of a model; training it on averages gradients anew.
     *
     * @throws IllegalArgumentException if the model is a group
     */
    public static TriggerNetwork of(Model model) {
        return of(model.member().weights());
    }

    /** A network with these weights; training it on averages gradients anew. */
    public static TriggerNetwork of(Weights weights) {
        return new TriggerNetwork(weights, 0);
    }

    /** The shape of the network. */
    public NetworkShape shape() {
        return shape;
    }

    /** The DL4J network itself; input {@code [batch][frames][bins]}, output {@code [batch][steps][1]}. */
    public MultiLayerNetwork multiLayerNetwork() {
        return network;
    }

    /** One row a layer, in the order of the data: its name, the channels it takes and gives, its parameters. */
    public Table layers() {
        List<BaseLayer> layers = Arrays.stream(network.getLayers())
                .map(layer -> (BaseLayer) layer.conf().getLayer())
                .toList();
        return Table.create(
                "layers",
                StringColumn.create("layer", layers.stream().map(BaseLayer::getLayerName)),
                LongColumn.create("takes", layers.stream().mapToLong(layer -> ((FeedForwardLayer) layer).getNIn())),
                LongColumn.create("gives", layers.stream().mapToLong(layer -> ((FeedForwardLayer) layer).getNOut())),
                LongColumn.create(
                        "parameters", Arrays.stream(network.getLayers()).mapToLong(Layer::numParams)));
    }

    /** DL4J's table of the layers and their parameters; the course's network has 522,561. */
    public String summary() {
        return network.summary();
    }

    /**
     * The shapes too, for input of this length.
     *
     * @param frames of a spectrogram, in the course 5511
     */
    public String summary(int frames) {
        return network.summary(InputType.recurrent(shape.bins(), frames, RNNFormat.NWC));
    }

    /**
     * The score of every output step.
     *
     * @return {@code [shape().outputSteps(frames)]}, each in (0, 1)
     * @throws IllegalArgumentException if the spectrogram does not fit the network, or has a value that is no number
     */
    public float[] score(Spectrogram spectrogram) {
        return score(List.of(spectrogram))[0];
    }

    /**
     * The scores of several spectrograms of one length at once.
     *
     * @return {@code [spectrogram][step]}
     * @throws IllegalArgumentException if there is none, they differ in length, or one does not fit
     */
    public float[][] score(List<Spectrogram> spectrograms) {
        return Cores.share(() -> {
            try (INDArray input = Batches.of(spectrograms, shape);
                    INDArray output = network.output(input)) {
                return output.reshape(output.size(0), output.size(1)).toFloatMatrix();
            }
        });
    }

    /**
     * The logits of several spectrograms of one length at once: the scores before the sigmoid, finer near 0 and 1.
     *
     * @return {@code [spectrogram][step]}
     * @throws IllegalArgumentException as {@link #score}
     */
    public float[][] logits(List<Spectrogram> spectrograms) {
        double[][] logits = Cores.share(() -> {
            try (INDArray input = Batches.of(spectrograms, shape)) {
                network.output(input).close();
                return output().logits();
            }
        });
        var floats = new float[logits.length][];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = new float[logits[i].length];
            for (int step = 0; step < floats[i].length; step++) {
                floats[i][step] = (float) logits[i][step];
            }
        }
        return floats;
    }

    /**
     * Sets how training updates the weights and forgets the averages of gradients, as Keras' {@code compile} does; if it is
     * the same as before, nothing is forgotten.
     */
    public void compile(AdamOptions adam) {
        optimizer.compile(adam);
    }

    /** Sets what training minimizes; it begins with binary cross-entropy. */
    public void minimize(LogitLoss loss) {
        output().minimize(loss);
    }

    private SigmoidOutputLayer output() {
        return (SigmoidOutputLayer) network.getOutputLayer();
    }

    /** The loss, without weight decay, and Keras' binary accuracy of a batch, averaged over examples and steps. */
    public record Step(double loss, double accuracy) {}

    /**
     * One training step: forward, backward, update.
     *
     * @param x spectrograms of one length
     * @param y the wanted scores of each, {@code [steps]}, 0 or 1
     * @return loss and accuracy in this step, before the update, with dropout
     * @throws IllegalArgumentException if there is none, they differ in length, or one does not fit
     */
    public Step fit(List<Spectrogram> x, List<float[]> y) {
        return Cores.share(() -> {
            try (INDArray input = Batches.of(x, shape);
                    INDArray labels = Batches.labels(y, x, shape)) {
                network.fit(input, labels);
                return new Step(output().loss(), output().accuracy());
            }
        });
    }

    /**
     * Loss and accuracy without training: no dropout, running averages.
     *
     * @param x spectrograms of one length
     * @param y the wanted scores of each, {@code [steps]}, 0 or 1
     * @throws IllegalArgumentException if there is none, they differ in length, or one does not fit
     */
    public Step evaluate(List<Spectrogram> x, List<float[]> y) {
        return Cores.share(() -> {
            try (INDArray input = Batches.of(x, shape);
                    INDArray labels = Batches.labels(y, x, shape)) {
                network.score(new DataSet(input, labels));
                return new Step(output().loss(), output().accuracy());
            }
        });
    }

    /** Counts one more pass over the data. */
    public void endEpoch() {
        network.incrementEpochCount();
    }

    /** Training steps so far, those before a {@linkplain NetworkFile#load load} counted. */
    public int steps() {
        return network.getIterationCount();
    }

    /** Passes over the data so far, those before a {@linkplain NetworkFile#load load} counted. */
    public int epochs() {
        return network.getEpochCount();
    }

    /** A copy of the weights. */
    public Weights weights() {
        return new Weights(shape, network.params().toFloatVector());
    }

    /**
     * The network as data.
     *
     * @param word     what it listens for
     * @param features how its input is made
     */
    public Model toModel(String word, Features features, Provenance provenance) {
        return Model.of(word, features, weights(), provenance);
    }

    /** Where its training stands, to go on from. */
    TrainingState state() {
        return optimizer.state();
    }

    /**
     * Goes on from where a training stood.
     *
     * @throws IllegalArgumentException if it was that of another network
     */
    void resume(TrainingState state) {
        optimizer.resume(state);
    }
}
