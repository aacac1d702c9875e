package triggerword.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configures a gated recurrent unit (Cho et al. 2014): Keras' {@code GRU(units, return_sequences=True)}.
 * {@code [batch][time][in]} → {@code [batch][time][units]}.
 */
public final class Gru extends SequenceConf {
    private static final int GATES = 3;

    @JsonProperty
    private boolean resetAfter;

    @JsonProperty
    private boolean hardSigmoid;

    private Gru() {}

    /**
     * A GRU.
     *
     * @param resetAfter  whether the reset gate acts after the product with the recurrent weights (TensorFlow 2)
     * @param hardSigmoid whether gates are {@code clip(0.2 x + 0.5, 0, 1)} (Keras up to 2.2)
     */
    public Gru(String name, int inputs, int units, boolean resetAfter, boolean hardSigmoid) {
        super(name, inputs, units);
        this.resetAfter = resetAfter;
        this.hardSigmoid = hardSigmoid;
    }

    boolean resetAfter() {
        return resetAfter;
    }

    boolean hardSigmoid() {
        return hardSigmoid;
    }

    /** Of the update gate, the reset gate and the candidate. */
    @Override
    int matrices() {
        return GATES;
    }

    @Override
    SequenceLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new GruLayer(conf, type);
    }

    @Override
    public List<Parameter> parameters() {
        long columns = GATES * getNOut();
        long[] bias = resetAfter ? new long[] {2, columns} : new long[] {columns};
        return List.of(
                new Parameter(
                        "kernel", Parameter.Role.WEIGHT, Initials.glorotUniform(getNIn(), columns), getNIn(), columns),
                new Parameter(
                        "recurrentKernel",
                        Parameter.Role.WEIGHT,
                        Initials.orthogonalRows((int) getNOut(), (int) columns),
                        getNOut(),
                        columns),
                new Parameter("bias", Parameter.Role.BIAS, Initials.constant(0), bias));
    }
}
