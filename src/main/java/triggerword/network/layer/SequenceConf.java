package triggerword.network.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** What the configurations of layers on sequences {@code [batch][time][channels]} share. */
public abstract class SequenceConf extends FeedForwardLayer implements Parameters.Owner {
    /** Decay of the average gradient of {@link Muon}, in (0, 1); 0 where Muon is not used. */
    @JsonProperty
    private double muonMomentum;

    /** For DL4J, which fills the fields of a configuration that it reads. */
    protected SequenceConf() {}

    SequenceConf(String name, long inputs, long outputs) {
        setLayerName(name);
        setNIn(inputs);
        setNOut(outputs);
    }

    /** The layer, without its parameters. */
    abstract SequenceLayer<?> layer(NeuralNetConfiguration conf, DataType type);

    /** Output steps for this many input steps. */
    long steps(long inputSteps) {
        return inputSteps;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        return Parameters.give(layer(conf, type), listeners, index, parameters, initialize);
    }

    @Override
    public ParamInitializer initializer() {
        return Parameters.INSTANCE;
    }

    /**
     * Sets how kernels are updated.
     *
     * @param momentum of Muon, in (0, 1), or 0 to update them as all else
     */
    public void setMuonMomentum(double momentum) {
        muonMomentum = momentum;
    }

    /** Matrices that stand side by side in each kernel, each with a part of the outputs. */
    int matrices() {
        return 1;
    }

    @Override
    public IUpdater getUpdaterByParam(String name) {
        if (Parameters.isAverage(this, name)) {
            return new NoOp();
        }
        IUpdater updater = super.getUpdaterByParam(name);
        return muonMomentum > 0 && initializer().isWeightParam(this, name)
                ? Muon.of(this, name, muonMomentum, updater)
                : updater;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        long length = ((InputType.InputTypeRecurrent) input).getTimeSeriesLength();
        return InputType.recurrent(getNOut(), length < 0 ? length : steps(length), RNNFormat.NWC);
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
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), input, getOutputType(0, input))
                .standardMemory(parameters, 2 * parameters)
                .build();
    }

    @Override
    public abstract List<Parameter> parameters();
}
