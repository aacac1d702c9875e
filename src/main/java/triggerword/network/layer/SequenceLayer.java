package triggerword.network.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What layers on sequences {@code [batch][time][channels]} share.
 *
 * @param <C> the layer's configuration
 */
abstract class SequenceLayer<C extends SequenceConf> extends BaseLayer<C> {
    SequenceLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(
                Sequences.check(
                        input, layerConf().getNIn(), dataType, layerConf().getLayerName(), workspaces),
                workspaces);
    }

    /** Examples in the input. */
    long batch() {
        return input.size(0);
    }

    /** Steps in the input. */
    long time() {
        return input.size(1);
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void setMaskArray(INDArray mask) {
        Sequences.refuseMask(mask, layerConf().getLayerName());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        Sequences.refuseMask(mask, layerConf().getLayerName());
        return new Pair<>(null, state);
    }
}
