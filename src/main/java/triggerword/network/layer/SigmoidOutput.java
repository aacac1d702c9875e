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

/**
 * Configures the score of every step, Keras' {@code TimeDistributed(Dense(1, activation='sigmoid'))}, with binary
 * cross-entropy averaged over examples and steps. {@code [batch][time][in]} → {@code [batch][time][1]}.
 */
public final class SigmoidOutput extends BaseOutputLayer implements Parameters.Owner {
    private SigmoidOutput() {}

    /** One score from {@code inputs} channels. */
    public SigmoidOutput(String name, int inputs) {
        setLayerName(name);
        setNIn(inputs);
        setNOut(1);
        // For people and tools that read the configuration: the layer computes both itself, together and stably.
        setActivationFn(new ActivationSigmoid());
        setLossFn(new LossBinaryXENT());
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
