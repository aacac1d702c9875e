package triggerword.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Networks;

/** What small networks learn whose updates are compared with the rules in plain Java. */
final class UpdateTask {
    static final INDArray INPUT = Networks.normal(1, DataType.DOUBLE, 4, 15, 3);
    static final INDArray LABELS =
            Networks.normal(2, DataType.DOUBLE, 4, 7, 1).gt(0).castTo(DataType.DOUBLE);

    private UpdateTask() {}

    /** The gradient by all parameters of a network, in one row, where they have these values. */
    static double[] gradient(MultiLayerNetwork network, double[] parameters) {
        network.params().assign(Nd4j.createFromArray(parameters));
        network.setInput(INPUT);
        network.setLabels(LABELS);
        network.computeGradientAndScore();
        return network.getFlattenedGradients().dup().toDoubleVector();
    }
}
