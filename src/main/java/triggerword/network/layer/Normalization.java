package triggerword.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configures a batch normalization by channel (Ioffe and Szegedy 2015), Keras' {@code BatchNormalization()}, together
 * with the dropout before it and the ReLU and dropout after it, so that neither a mask nor the dropped input is kept, and
 * inference walks through the data once. {@code [batch][time][channels]} → the same.
 */
public final class Normalization extends SequenceConf {
    /** Keras' default: what keeps the division finite. */
    static final double EPSILON = 1e-3;
    /** Keras' default: how much of the running averages stays in a training step. */
    static final double MOMENTUM = 0.99;

    @JsonProperty
    private double dropBefore;

    @JsonProperty
    private boolean relu;

    @JsonProperty
    private double dropAfter;

    private Normalization() {}

    /**
     * Dropout, normalization, ReLU, dropout.
     *
     * @param dropBefore share of the input that training drops, in [0, 1)
     * @param dropAfter  share of the output that training drops, in [0, 1)
     */
    public Normalization(String name, int channels, double dropBefore, boolean relu, double dropAfter) {
        super(name, channels, channels);
        this.dropBefore = dropBefore;
        this.relu = relu;
        this.dropAfter = dropAfter;
    }

    double dropBefore() {
        return dropBefore;
    }

    boolean relu() {
        return relu;
    }

    double dropAfter() {
        return dropAfter;
    }

    @Override
    SequenceLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new NormalizationLayer(conf, type);
    }

    @Override
    public List<Parameter> parameters() {
        long channels = getNOut();
        return List.of(
                new Parameter("gamma", Parameter.Role.BIAS, Initials.constant(1), channels),
                new Parameter("beta", Parameter.Role.BIAS, Initials.constant(0), channels),
                new Parameter("movingMean", Parameter.Role.AVERAGE, Initials.constant(0), channels),
                new Parameter("movingVariance", Parameter.Role.AVERAGE, Initials.constant(1), channels));
    }
}
