package triggerword.network.layer;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Configures the updates of a kernel by its average gradient made orthogonal: Muon (Jordan et al. 2024). A gradient is large
 * in a few directions that the network has long learned most of; an orthogonal one moves the kernel as far in all others. The
 * voices recipe needs about half of Adam's steps by it.
 *
 * <p>By its root mean square an update is twice as large as Adam's are; Liu et al. (2025) have it as large.
 */
final class Muon implements IUpdater {
    /** The root mean square of an update, in learning rates. Adam's is about 0.2. */
    private static final double UPDATE = 0.4;

    private final String layer;
    private final String kernel;
    private final double momentum;
    private final IUpdater rate;
    private final int rows;
    private final int columns;
    private final int matrices;

    /**
     * The updates of a kernel of a layer.
     *
     * @param momentum decay of the average gradient, in (0, 1)
     * @param rate     what has the learning rate
     */
    Muon(SequenceConf layer, String kernel, double momentum, IUpdater rate) {
        Parameter parameter = layer.parameters().stream()
                .filter(p -> p.name().equals(kernel))
                .findFirst()
                .orElseThrow();
        long[] shape = parameter.shape();
        long outputs = shape[shape.length - 1];
        this.layer = layer.getLayerName();
        this.kernel = kernel;
        this.momentum = momentum;
        this.rate = rate;
        this.rows = (int) (parameter.length() / outputs);
        this.matrices = layer.matrices();
        this.columns = (int) (outputs / matrices);
    }

    private Muon(Muon other) {
        layer = other.layer;
        kernel = other.kernel;
        momentum = other.momentum;
        rate = other.rate.clone();
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
        // of an orthogonal matrix the root mean square is 1 / √(its longer side)
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
        return rate.getLearningRate(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double learningRate, ISchedule schedule) {
        rate.setLrAndSchedule(learningRate, schedule);
    }

    /** Only of the same kernel: DL4J hands neighbours with equal updaters over as one vector. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Muon muon
                && muon.layer.equals(layer)
                && muon.kernel.equals(kernel)
                && muon.momentum == momentum
                && muon.rate.equals(rate);
    }

    @Override
    public int hashCode() {
        return 31 * layer.hashCode() + kernel.hashCode();
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // as DL4J's own: its fields are final here
    public Muon clone() {
        return new Muon(this);
    }
}
