package triggerword.network.layer;

import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import triggerword.network.layer.Gemm.Matrix;

/** Makes the updates of a kernel as {@link Muon} has it. Its state is the average gradient. */
final class MuonUpdater implements GradientUpdater<Muon> {
    private static final String AVERAGE = "M";

    private final Muon muon;
    private INDArray average;
    /** One for each matrix of the kernel. */
    private Orthogonal[] orthogonal;

    MuonUpdater(Muon muon) {
        this.muon = muon;
    }

    @Override
    public Muon getConfig() {
        return muon;
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(AVERAGE, average);
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialize) {
        start(state.get(AVERAGE), initialize);
    }

    @Override
    public void setStateViewArray(INDArray state, long[] shape, char order, boolean initialize) {
        start(state, initialize);
    }

    private void start(INDArray state, boolean initialize) {
        average = state;
        if (initialize) {
            state.assign(0);
        }
        orthogonal = IntStream.range(0, muon.matrices())
                .mapToObj(i -> new Orthogonal(state.dataType(), muon.rows(), muon.columns()))
                .toArray(Orthogonal[]::new);
    }

    /** @param gradient of the kernel; the update comes in its place */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        double momentum = muon.momentum();
        INDArray flat = gradient.reshape(gradient.length());
        INDArray averaged = average.reshape(average.length());
        flat.muli(1 - momentum);
        averaged.muli(momentum).addi(flat);
        // Nesterov's: the average as it would be after another gradient like this one
        INDArray ahead = averaged.mul(momentum).addi(flat);
        long width = (long) muon.matrices() * muon.columns();
        // a matrix on a thread of its own: any number of threads gives the same bytes
        Cores.forEach(muon.matrices(), number -> {
            long first = (long) number * muon.columns();
            orthogonal[number].write(new Matrix(ahead, first, width), new Matrix(flat, first, width));
        });
        flat.muli(muon.scale(iteration, epoch));
    }
}
