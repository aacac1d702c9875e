package triggerword.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.network.layer.Convolution;
import triggerword.network.layer.ConvolutionBlock;
import triggerword.network.layer.Gru;
import triggerword.network.layer.Normalization;
import triggerword.network.layer.SequenceConf;
import triggerword.network.layer.SigmoidOutput;
import triggerword.network.layer.Taps;

/** Networks and their training as DL4J configures them. */
final class Architecture {
    private static final double LAST_PART_OF_COSINE = 0.02;

    private Architecture() {}

    /** The configuration of a network, with weights drawn from the seed; it minimizes binary cross-entropy. */
    static MultiLayerConfiguration of(NetworkShape shape, AdamOptions adam, long seed, DataType type) {
        // Java 17 has no switch over a sealed type.
        List<BaseLayer> layers = shape instanceof TemporalConvolutionOptions options
                ? temporalConvolution(options)
                : convolutionAndGru((NetworkOptions) shape);
        layers.forEach(layer -> update(layer, adam));
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                // The loss is an average over examples already.
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list(layers.toArray(BaseLayer[]::new))
                .build();
    }

    private static List<BaseLayer> convolutionAndGru(NetworkOptions options) {
        int filters = options.filters();
        int units = options.units();
        double drop = options.dropRate();
        return List.of(
                new Convolution("conv1d", options.bins(), filters, options.kernel(), options.stride()),
                new Normalization("batch_normalization", filters, 0, true, drop),
                new Gru("gru", filters, units, options.resetAfter(), options.hardSigmoid()),
                new Normalization("batch_normalization_1", units, drop, false, 0),
                new Gru("gru_1", units, units, options.resetAfter(), options.hardSigmoid()),
                new Normalization("batch_normalization_2", units, drop, false, drop),
                new SigmoidOutput("dense", units));
    }

    private static List<BaseLayer> temporalConvolution(TemporalConvolutionOptions options) {
        int channels = options.channels();
        int kernel = options.kernel();
        var layers = new ArrayList<BaseLayer>();
        layers.add(new ConvolutionBlock("conv", options.bins(), channels, Taps.valid(kernel, options.stride()), 0));
        for (int dilation : options.dilations()) {
            layers.add(
                    ConvolutionBlock.residual("conv_" + layers.size(), channels, kernel, dilation, options.dropRate()));
        }
        layers.add(new SigmoidOutput("dense", channels));
        return layers;
    }

    /** Sets how the weights of a layer are updated. */
    static void update(BaseLayer layer, AdamOptions adam) {
        layer.setIUpdater(updater(adam));
        // Layer by layer: weightDecay of DL4J 1.0.0-M2.1's builder gives every layer two of it.
        layer.setRegularization(
                adam.weightDecay() == 0 ? List.of() : List.of(new WeightDecay(adam.weightDecay(), true)));
        if (layer instanceof SequenceConf sequence) {
            sequence.setMuonMomentum(adam.muonMomentum());
        }
    }

    private static Adam updater(AdamOptions adam) {
        return Adam.builder()
                .learningRateSchedule(schedule(adam))
                .beta1(adam.beta1())
                .beta2(adam.beta2())
                .epsilon(adam.epsilon())
                .build();
    }

    private static ISchedule schedule(AdamOptions adam) {
        if (adam.cosineSteps() == 0) {
            return new InverseSchedule(ScheduleType.ITERATION, adam.learningRate(), adam.decay(), 1);
        }
        return new WarmupCosineSchedule(
                adam.learningRate(), adam.warmupSteps(), adam.cosineSteps(), LAST_PART_OF_COSINE);
    }
}
