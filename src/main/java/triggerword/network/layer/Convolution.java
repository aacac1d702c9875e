package triggerword.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configures a convolution over time: Keras' {@code Conv1D(filters, kernel, strides=stride, padding='valid')}.
 * {@code [batch][time][in]} → {@code [batch][(time − kernel) / stride + 1][out]}.
 */
public final class Convolution extends SequenceConf {
    @JsonProperty
    private int kernel;

    @JsonProperty
    private int stride;

    private Convolution() {}

    /** A convolution of {@code kernel} steps every {@code stride} steps. */
    public Convolution(String name, int inputs, int filters, int kernel, int stride) {
        super(name, inputs, filters);
        this.kernel = kernel;
        this.stride = stride;
    }

    int kernel() {
        return kernel;
    }

    Taps taps() {
        return Taps.valid(kernel, stride);
    }

    int stride() {
        return stride;
    }

    @Override
    long steps(long inputSteps) {
        return taps().steps(inputSteps);
    }

    @Override
    SequenceLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new ConvolutionLayer(conf, type);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "kernel",
                        Parameter.Role.WEIGHT,
                        Initials.glorotUniform(kernel * getNIn(), kernel * getNOut()),
                        kernel,
                        getNIn(),
                        getNOut()),
                new Parameter("bias", Parameter.Role.BIAS, Initials.constant(0), getNOut()));
    }
}
