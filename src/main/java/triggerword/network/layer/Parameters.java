package triggerword.network.layer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Tells DL4J of the parameters of these layers: one after the other in C order, so that the flat parameter vector of a
 * network is Keras' arrays in a row.
 */
final class Parameters implements ParamInitializer {
    static final Parameters INSTANCE = new Parameters();

    private Parameters() {}

    /** A layer configuration that knows its parameters. */
    interface Owner {
        /** The parameters, in the order in which they lie in the flat vector. */
        List<Parameter> parameters();
    }

    private static List<Parameter> of(Layer layer) {
        return ((Owner) layer).parameters();
    }

    private static boolean has(Layer layer, String key, Parameter.Role role) {
        return of(layer).stream().anyMatch(p -> p.name().equals(key) && p.role() == role);
    }

    private static List<String> names(Layer layer, Parameter.Role role) {
        return of(layer).stream()
                .filter(p -> p.role() == role)
                .map(Parameter::name)
                .toList();
    }

    /** The layer with its place in the network, its part of the flat vector, and its parameters as views of that. */
    static org.deeplearning4j.nn.api.Layer give(
            org.deeplearning4j.nn.api.Layer layer,
            Collection<TrainingListener> listeners,
            int index,
            INDArray flat,
            boolean initialize) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(flat);
        layer.setParamTable(INSTANCE.init(layer.conf(), flat, initialize));
        return layer;
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return of(layer).stream().mapToLong(Parameter::length).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return of(layer).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return names(layer, Parameter.Role.WEIGHT);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return names(layer, Parameter.Role.BIAS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return has(layer, key, Parameter.Role.WEIGHT);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return has(layer, key, Parameter.Role.BIAS);
    }

    /** Whether the layer itself keeps this parameter, so that no updater must touch it. */
    static boolean isAverage(Layer layer, String key) {
        return has(layer, key, Parameter.Role.AVERAGE);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean initialize) {
        Layer layer = conf.getLayer();
        // By its name, so that a layer starts the same wherever it stands and layers start differently.
        var random =
                new SplittableRandom(conf.getSeed() * 31 + layer.getLayerName().hashCode());
        Map<String, INDArray> views = views(layer, flat);
        for (Parameter parameter : of(layer)) {
            conf.addVariable(parameter.name());
            if (initialize) {
                INDArray view = views.get(parameter.name());
                float[] values = parameter.initial().values(parameter.length(), random);
                view.assign(Nd4j.createFromArray(values).reshape('c', parameter.shape()));
            }
        }
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray flat) {
        return views(conf.getLayer(), flat);
    }

    private static Map<String, INDArray> views(Layer layer, INDArray flat) {
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long offset = 0;
        for (Parameter parameter : of(layer)) {
            INDArray part = vector.get(NDArrayIndex.interval(offset, offset + parameter.length()));
            views.put(parameter.name(), part.reshape('c', parameter.shape()));
            offset += parameter.length();
        }
        return views;
    }
}
