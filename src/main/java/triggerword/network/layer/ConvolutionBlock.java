package triggerword.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configures a block of a temporal convolutional network (Bai et al. 2018): convolution, normalization of each step over
 * its channels (Ba et al. 2016), ReLU, dropout; a residual block adds its input to that.
 * {@code [batch][time][in]} → {@code [batch][taps.steps(time)][out]}.
 */
public final class ConvolutionBlock extends SequenceConf {
    @JsonProperty
    private Taps taps;

    @JsonProperty
    private boolean residual;

    @JsonProperty
    private double dropRate;

    private ConvolutionBlock() {}

    private ConvolutionBlock(String name, int inputs, int filters, Taps taps, boolean residual, double dropRate) {
        super(name, inputs, filters);
        this.taps = taps;
        this.residual = residual;
        this.dropRate = dropRate;
    }

    /**
     * A block without a residual.
     *
     * @param dropRate share of the output that training drops, in [0, 1)
     */
    public ConvolutionBlock(String name, int inputs, int filters, Taps taps, double dropRate) {
        this(name, inputs, filters, taps, false, dropRate);
    }

    /**
     * A causal block whose input is added to its output, as many channels and steps out as in.
     *
     * @param kernel   taps of a window
     * @param dilation steps from one tap to the next
     * @param dropRate share of what is added to the input that training drops, in [0, 1)
     */
    public static ConvolutionBlock residual(String name, int channels, int kernel, int dilation, double dropRate) {
        return new ConvolutionBlock(name, channels, channels, Taps.causal(kernel, dilation), true, dropRate);
    }

    Taps taps() {
        return taps;
    }

    boolean isResidual() {
        return residual;
    }

    double dropRate() {
        return dropRate;
    }

    @Override
    long steps(long inputSteps) {
        return taps.steps(inputSteps);
    }

    @Override
    SequenceLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new ConvolutionBlockLayer(conf, type);
    }

    @Override
    public List<Parameter> parameters() {
        long filters = getNOut();
        int kernel = taps.kernel();
        return List.of(
                new Parameter(
                        "kernel",
                        Parameter.Role.WEIGHT,
                        Initials.glorotUniform(kernel * getNIn(), kernel * filters),
                        kernel,
                        getNIn(),
                        filters),
                new Parameter("bias", Parameter.Role.BIAS, Initials.constant(0), filters),
                new Parameter("gamma", Parameter.Role.BIAS, Initials.constant(1), filters),
                new Parameter("beta", Parameter.Role.BIAS, Initials.constant(0), filters));
    }
}
