package triggerword.network.layer;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Configures the updates of a kernel by its average gradient made {@link Orthogonal orthogonal}: Muon (Jordan et al. 2024). A
 * gradient is large in a few directions, most of which the network has learned; the singular values of an orthogonal matrix are
 * all the same, so that the kernel moves as far in the others.
 *
 * <p>The root mean square of an update is about 0.4 learning rates, whatever the shape of the kernel. Liu et al. (2025) have
 * 0.2, the least that Adam has; with 0.4 short trainings of the voices recipe missed a little less.
 *
 * <p>DL4J hands neighbours with equal updaters over as one vector; the two kernels of a GRU are such neighbours, and each is
 * to be made orthogonal by itself: so the kernel's name is part of it.
 *
 * @param kernel   the name of the kernel in its layer
 * @param momentum decay of the average gradient, in (0, 1)
 * @param schedule what has the learning rate
 * @param rows     of a matrix: inputs, those of all taps
 * @param columns  of a matrix: outputs
 * @param matrices that stand side by side in the kernel
 */
record Muon(String kernel, double momentum, IUpdater schedule, int rows, int columns, int matrices)
        implements IUpdater {
    /** The root mean square of an update, in learning rates. */
    private static final double UPDATE = 0.4;

    /** The updates of a kernel of a layer. */
    static Muon of(SequenceConf layer, String kernel, double momentum, IUpdater schedule) {
        Parameter parameter = layer.parameters().stream()
                .filter(p -> p.name().equals(kernel))
                .findFirst()
                .orElseThrow();
        int outputs = (int) parameter.shape()[parameter.shape().length - 1];
        int matrices = layer.matrices();
        return new Muon(kernel, momentum, schedule, parameter.length() / outputs, outputs / matrices, matrices);
    }

    /** What an orthogonal matrix is multiplied with in a step. */
    double scale(int iteration, int epoch) {
        // the root mean square of an orthogonal matrix is 1 / √(its longer side)
        return UPDATE * Math.sqrt(Math.max(rows, columns)) * getLearningRate(iteration, epoch);
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<Muon> instantiate(INDArray state, boolean initialize) {
        var updater = new MuonUpdater(this);
        updater.setStateViewArray(state, state.shape(), state.ordering(), initialize);
        return updater;
    }

    @Override
    public GradientUpdater<Muon> instantiate(Map<String, INDArray> state, boolean initialize) {
        var updater = new MuonUpdater(this);
        updater.setState(state, initialize);
        return updater;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return schedule.getLearningRate(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double learningRate, ISchedule rates) {
        schedule.setLrAndSchedule(learningRate, rates);
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // a record's fields are final
    public Muon clone() {
        return new Muon(kernel, momentum, schedule.clone(), rows, columns, matrices);
    }
}
