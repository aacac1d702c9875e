package triggerword.network.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configures the score of every step, Keras' {@code TimeDistributed(Dense(1, activation='sigmoid'))}, and its loss.
 * {@code [batch][time][in]} → {@code [batch][time][1]}.
 */
public final class SigmoidOutput extends BaseOutputLayer implements Parameters.Owner {
    @JsonProperty
    private LogitLoss loss = new BinaryCrossEntropy();

    private SigmoidOutput() {}

    /** One score from {@code inputs} channels, trained by binary cross-entropy averaged over examples and steps. */
    public SigmoidOutput(String name, int inputs) {
        this(name, inputs, new BinaryCrossEntropy());
    }

    /** One score from {@code inputs} channels, trained by this loss. */
    public SigmoidOutput(String name, int inputs, LogitLoss loss) {
        setLayerName(name);
        setNIn(inputs);
        setNOut(1);
        this.loss = loss;
        // For DL4J, which demands both, and its tools: the layer computes its own loss, from the logits.
        setActivationFn(new ActivationSigmoid());
        setLossFn(new LossBinaryXENT());
    }

    void setLoss(LogitLoss loss) {
        this.loss = loss;
    }

    LogitLoss loss() {
        return loss;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        return Parameters.give(new SigmoidOutputLayer(conf, type), listeners, index, parameters, initialize);
    }

    @Override
    public ParamInitializer initializer() {
        return Parameters.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(1, ((InputType.InputTypeRecurrent) input).getTimeSeriesLength(), RNNFormat.NWC);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (getNIn() <= 0 || override) {
            setNIn(((InputType.InputTypeRecurrent) input).getSize());
        }
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("kernel", Parameter.Role.WEIGHT, Initials.glorotUniform(getNIn(), 1), getNIn(), 1),
                new Parameter("bias", Parameter.Role.BIAS, Initials.constant(0), 1));
    }
}
