package triggerword.network;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.UpdaterCreator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.model.AdamOptions;
import triggerword.model.TrainingState;

/** How training updates the weights of a network, and what it has averaged for that. */
final class Optimizer {
    private final MultiLayerNetwork network;
    private AdamOptions adam;

    /** Of a network that was made with these options. */
    Optimizer(MultiLayerNetwork network, AdamOptions adam) {
        this.network = network;
        this.adam = adam;
    }

    /** Sets how weights are updated and forgets what has been averaged; if it is the same as before, nothing is forgotten. */
    void compile(AdamOptions adam) {
        if (adam.equals(this.adam)) {
            return;
        }
        this.adam = adam;
        for (NeuralNetConfiguration layer : network.getLayerWiseConfigurations().getConfs()) {
            Architecture.update((BaseLayer) layer.getLayer(), adam);
        }
        network.setListeners(adam.maxNorm() > 0 ? List.of(new GradientClip(adam.maxNorm())) : List.of());
        network.setUpdater(UpdaterCreator.getUpdater(network));
        network.setIterationCount(0);
    }

    /** Where the training stands, to go on from. */
    TrainingState state() {
        return new TrainingState(
                adam,
                network.getDefaultConfiguration().getSeed(),
                network.getIterationCount(),
                network.getEpochCount(),
                network.getUpdater().getStateViewArray().toFloatVector());
    }

    /**
     * Goes on from where a training stood.
     *
     * @throws IllegalArgumentException if it was that of another network
     */
    void resume(TrainingState state) {
        compile(state.adam());
        INDArray moments = network.getUpdater().getStateViewArray();
        if (moments.length() != state.moments().length) {
            throw new IllegalArgumentException(
                    "expected " + moments.length() + " moments but was " + state.moments().length);
        }
        moments.assign(Nd4j.createFromArray(state.moments()));
        network.setIterationCount(state.iterations());
        network.setEpochCount(state.epochs());
    }
}
