package triggerword.network.layer;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that keeps a state from one {@link #rnnTimeStep} to the next.
 *
 * @param <C> the layer's configuration
 */
abstract class RecurrentSequenceLayer<C extends SequenceConf> extends SequenceLayer<C> implements RecurrentLayer {
    private Map<String, INDArray> state = Map.of();

    RecurrentSequenceLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public Map<String, INDArray> rnnGetPreviousState() {
        return state;
    }

    @Override
    public void rnnSetPreviousState(Map<String, INDArray> state) {
        this.state = new HashMap<>(state);
    }

    @Override
    public void rnnClearPreviousState() {
        state = Map.of();
    }

    private static UnsupportedOperationException truncated() {
        return new UnsupportedOperationException("expected full backpropagation but was truncated (BPTT)");
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean keep, LayerWorkspaceMgr workspaces) {
        throw truncated();
    }

    @Override
    public Map<String, INDArray> rnnGetTBPTTState() {
        throw truncated();
    }

    @Override
    public void rnnSetTBPTTState(Map<String, INDArray> state) {
        throw truncated();
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(INDArray epsilon, int steps, LayerWorkspaceMgr workspaces) {
        throw truncated();
    }
}
