package triggerword.network;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Bounds the norm of the gradient of the whole network before it updates the weights (Pascanu et al. 2013); DL4J itself
 * bounds those of layers or parameters only. What no updater moves, as running averages, takes no part.
 *
 * <p>Listeners are no part of a saved network: add it again after loading.
 */
public final class GradientClip extends BaseTrainingListener {
    private final double norm;

    /**
     * A clip.
     *
     * @param norm the greatest Euclidean norm that stays as it is, above 0
     */
    public GradientClip(double norm) {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("expected a norm above 0 but was " + norm);
        }
        this.norm = norm;
    }

    @Override
    public void onGradientCalculation(Model model) {
        var network = (MultiLayerNetwork) model;
        List<INDArray> gradients = updated(network);
        double squares = gradients.stream().mapToDouble(GradientClip::squares).sum();
        if (squares > norm * norm) {
            gradients.forEach(gradient -> gradient.muli(norm / Math.sqrt(squares)));
        }
    }

    /** In order: ND4J's norm would depend on the number of its threads. */
    private static double squares(INDArray gradient) {
        double squares = 0;
        for (double value : gradient.reshape(-1).toDoubleVector()) {
            squares += value * value;
        }
        return squares;
    }

    /** The gradients that move weights; where all do, their one vector, which takes one operation and not one each. */
    private static List<INDArray> updated(MultiLayerNetwork network) {
        Map<String, INDArray> gradients = network.gradient().gradientForVariable();
        List<INDArray> updated = gradients.entrySet().stream()
                .filter(gradient -> isUpdated(network, gradient.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return updated.size() == gradients.size() ? List.of(network.getFlattenedGradients()) : updated;
    }

    /** @param key DL4J's name of a parameter, {@code index_name} */
    private static boolean isUpdated(MultiLayerNetwork network, String key) {
        int end = key.indexOf('_');
        var layer = (BaseLayer)
                network.getLayer(Integer.parseInt(key.substring(0, end))).conf().getLayer();
        return !(layer.getUpdaterByParam(key.substring(end + 1)) instanceof NoOp);
    }
}
