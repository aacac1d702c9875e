package triggerword.network.layer;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Small networks and data for tests. */
public final class Networks {
    private Networks() {}

    static MultiLayerNetwork of(DataType type, Layer... layers) {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .miniBatch(false)
                .updater(new Adam(0.01))
                .list(layers)
                .build());
        network.init();
        return network;
    }

    /** Moves all weights a little, so that none is 0 or 1 by its start. */
    static void shake(MultiLayerNetwork network) {
        INDArray parameters = network.params();
        parameters.addi(normal(9, parameters.dataType(), parameters.length()).muli(0.1));
    }

    /** What a task gives whose parallel streams have so many threads. */
    static <T> T onThreads(int threads, Callable<T> task) throws Exception {
        var pool = new ForkJoinPool(threads);
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }

    /** The elements in C order, to be compared to the last bit: ND4J's arrays are equal within 1e-5. */
    static float[] values(INDArray array) {
        return array.dup('c').reshape(-1).toFloatVector();
    }

    /** Normally distributed values in C order. */
    public static INDArray normal(long seed, DataType type, long... shape) {
        var random = new Random(seed);
        INDArray array = Nd4j.create(DataType.DOUBLE, shape, 'c');
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array.castTo(type);
    }

    /** Zeros and ones. */
    static INDArray labels(long seed, DataType type, long... shape) {
        return normal(seed, DataType.DOUBLE, shape).gt(0.3).castTo(type);
    }
}
