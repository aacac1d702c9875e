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
 * <p>No two are equal: DL4J hands neighbours with equal updaters over as one vector, and each kernel is to be made orthogonal
 * by itself.
 */
final class Muon implements IUpdater {
    /** The root mean square of an update, in learning rates. */
    private static final double UPDATE = 0.4;

    private final double momentum;
    private final IUpdater schedule;
    private final int rows;
    private final int columns;
    private final int matrices;

    /**
     * The updates of a kernel of a layer.
     *
     * @param momentum decay of the average gradient, in (0, 1)
     * @param schedule what has the learning rate
     */
    Muon(SequenceConf layer, String kernel, double momentum, IUpdater schedule) {
        Parameter parameter = layer.parameters().stream()
                .filter(p -> p.name().equals(kernel))
                .findFirst()
                .orElseThrow();
        int outputs = (int) parameter.shape()[parameter.shape().length - 1];
        this.momentum = momentum;
        this.schedule = schedule;
        this.rows = parameter.length() / outputs;
        this.matrices = layer.matrices();
        this.columns = outputs / matrices;
    }

    private Muon(Muon other) {
        momentum = other.momentum;
        schedule = other.schedule.clone();
        rows = other.rows;
        columns = other.columns;
        matrices = other.matrices;
    }

    double momentum() {
        return momentum;
    }

    /** Rows of a matrix: inputs, those of all taps. */
    int rows() {
        return rows;
    }

    /** Columns of a matrix: outputs. */
    int columns() {
        return columns;
    }

    /** Matrices side by side. */
    int matrices() {
        return matrices;
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
    @SuppressWarnings("MissingSuperCall") // its fields are final
    public Muon clone() {
        return new Muon(this);
    }
}
