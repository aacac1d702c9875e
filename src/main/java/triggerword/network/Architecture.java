package triggerword.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.network.layer.Convolution;
import triggerword.network.layer.Gru;
import triggerword.network.layer.Normalization;
import triggerword.network.layer.SigmoidOutput;

/** The course's network and its training as DL4J configures them. */
final class Architecture {
    private Architecture() {}

    /** The configuration of the network, with weights drawn from the seed. */
    static MultiLayerConfiguration of(NetworkShape shape, AdamOptions adam, long seed, DataType type) {
        if (!(shape instanceof NetworkOptions options)) {
            throw new UnsupportedOperationException("temporal convolutions cannot be trained yet");
        }
        int filters = options.filters();
        int units = options.units();
        double drop = options.dropRate();
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                // The loss is an average over examples already.
                .miniBatch(false)
                .updater(updater(adam))
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list(
                        new Convolution("conv1d", options.bins(), filters, options.kernel(), options.stride()),
                        new Normalization("batch_normalization", filters, 0, true, drop),
                        new Gru("gru", filters, units, options.resetAfter(), options.hardSigmoid()),
                        new Normalization("batch_normalization_1", units, drop, false, 0),
                        new Gru("gru_1", units, units, options.resetAfter(), options.hardSigmoid()),
                        new Normalization("batch_normalization_2", units, drop, false, drop),
                        new SigmoidOutput("dense", units))
                .build();
    }

    /** How weights are updated, in DL4J's terms. */
    static Adam updater(AdamOptions adam) {
        return Adam.builder()
                .learningRateSchedule(new InverseSchedule(ScheduleType.ITERATION, adam.learningRate(), adam.decay(), 1))
                .beta1(adam.beta1())
                .beta2(adam.beta2())
                .epsilon(adam.epsilon())
                .build();
    }
}
