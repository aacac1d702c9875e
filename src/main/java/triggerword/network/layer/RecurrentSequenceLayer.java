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
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A layer that keeps a state from one {@link #rnnTimeStep} to the next.
 *
 * @param <C> the layer's configuration
 */
abstract class RecurrentSequenceLayer<C extends SequenceConf> extends SequenceLayer<C> implements RecurrentLayer {
    /** The steps that the next window of a convolution begins with. */
    private static final String PENDING = "pending";

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

    /**
     * The steps of this call behind those of the calls before that the next window needs.
     *
     * @param padding steps of zeros before the first call
     */
    INDArray joinPending(INDArray chunk, int padding) {
        INDArray pending = state.get(PENDING);
        if (pending == null && padding > 0) {
            pending = Nd4j.zeros(dataType, chunk.size(0), padding, chunk.size(2));
        }
        return pending == null ? chunk : Nd4j.concat(1, pending, chunk);
    }

    /** Keeps what follows the steps that are used up, for the next call. */
    void keepPending(INDArray joined, long used) {
        INDArray rest = joined.get(NDArrayIndex.all(), NDArrayIndex.interval(used, joined.size(1)), NDArrayIndex.all());
        rnnSetPreviousState(Map.of(PENDING, rest.dup('c').detach()));
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
