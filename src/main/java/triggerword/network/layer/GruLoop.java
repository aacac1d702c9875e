package triggerword.network.layer;

import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * Runs a GRU over whole sequences: groups of sequences side by side on any number of threads, each some steps at a time
 * in heap memory. Which sequences make a group does not depend on the threads, so that the result does not either.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class GruLoop<A> {
    /** Sequences that share each read of the recurrent weights. */
    private static final int GROUP = 3;
    /** Steps at a time: gates of three sequences of 128 units and 16 steps are 96 KB, a part of the L2 cache. */
    private static final int CHUNK = 16;
    /** Steps of a product with the kernel: as many as make it fast, and leave it in the L2 cache. */
    private static final int PROJECTED = 8 * CHUNK;

    private final Kernels<A> kernels;
    private final GruCell.Weights<A> weights;
    private final IntFunction<GruCell<A>> cells;
    private final int batch;
    private final int time;

    /**
     * A loop with these weights.
     *
     * @param recurrentKernel {@code [units][3 * units]}
     * @param bias            {@code [3 * units]}, or {@code [2][3 * units]} with {@code resetAfter}
     */
    static <A> GruLoop<A> of(
            Kernels<A> kernels, INDArray recurrentKernel, INDArray bias, Gru conf, long batch, long time) {
        int units = (int) conf.getNOut();
        int pitch = kernels.pitch(units);
        A kernel = kernels.array(3 * units * pitch);
        kernels.rows(recurrentKernel, units).read(0, 3 * units, kernel, 0);
        A outer = kernels.array(3 * pitch);
        A candidate = kernels.array(pitch);
        kernels.rows(bias, units).read(0, 3, outer, 0);
        if (conf.resetAfter()) {
            A recurrent = kernels.array(3 * pitch);
            kernels.rows(bias, units).read(3, 3, recurrent, 0);
            for (int i = 0; i < units; i++) {
                // What is added to z and r is added anyway; only the candidate's is under the reset gate.
                kernels.set(outer, i, kernels.get(outer, i) + kernels.get(recurrent, i));
                kernels.set(outer, pitch + i, kernels.get(outer, pitch + i) + kernels.get(recurrent, pitch + i));
                kernels.set(candidate, i, kernels.get(recurrent, 2 * pitch + i));
            }
        }
        var weights =
                new GruCell.Weights<>(kernel, outer, candidate, units, pitch, conf.resetAfter(), conf.hardSigmoid());
        return new GruLoop<>(kernels, weights, batch, time);
    }

    private GruLoop(Kernels<A> kernels, GruCell.Weights<A> weights, long batch, long time) {
        this.kernels = kernels;
        this.weights = weights;
        this.cells = kernels.gruCells(weights);
        this.batch = Math.toIntExact(batch);
        this.time = Math.toIntExact(time);
    }

    /**
     * Forward from zero states, to go back afterwards.
     *
     * @param gates   {@code [batch][time][4][units]}: the products with the kernel in rows z, r, c; becomes the gates
     * @param hidden  {@code [batch][time][units]}: becomes the states
     */
    void forward(INDArray gates, INDArray hidden) {
        Rows<A> gateRows = kernels.rows(gates, weights.units());
        Rows<A> hiddenRows = kernels.rows(hidden, weights.units());
        inGroups((first, count) -> {
            var group = new Group(first, count);
            for (int start = 0; start < time; start += CHUNK) {
                int steps = Math.min(CHUNK, time - start);
                group.forward(start, steps, gateRows, (long) first * time + start, time, hiddenRows);
                group.keep(start, steps, gateRows);
            }
        });
    }

    /** Writes products with the kernel of a sequence's steps, in rows z, r, c of {@code [steps][4][units]}. */
    interface Projection {
        void write(int sequence, int firstStep, int steps, Matrix products);
    }

    /**
     * Forward alone. Products with the kernel are made when their steps are due, so that they come from the cache.
     *
     * @param initial {@code [batch][units]}, the state before the first step; null for zeros
     * @param hidden  {@code [batch][time][units]}: becomes the states
     */
    void forward(Projection projection, INDArray initial, INDArray hidden) {
        Rows<A> hiddenRows = kernels.rows(hidden, weights.units());
        Rows<A> initialRows = initial == null ? null : kernels.rows(initial, weights.units());
        int projected = Math.min(PROJECTED, time);
        inGroups((first, count) -> {
            var group = new Group(first, count);
            for (int q = 0; q < count && initialRows != null; q++) {
                initialRows.read(first + q, 1, group.last, q * weights.pitch());
            }
            long[] shape = {(long) count * projected, (long) GruCell.GATES * weights.units()};
            try (INDArray products = Nd4j.createUninitializedDetached(hidden.dataType(), shape)) {
                Rows<A> productRows = kernels.rows(products, weights.units());
                for (int start = 0; start < time; start += projected) {
                    int end = Math.min(time, start + projected);
                    for (int q = 0; q < count; q++) {
                        Matrix own = Matrix.of(products, shape[1]).plus((long) q * projected * shape[1]);
                        projection.write(first + q, start, end - start, own);
                    }
                    for (int step = start; step < end; step += CHUNK) {
                        int steps = Math.min(CHUNK, end - step);
                        group.forward(step, steps, productRows, step - start, projected, hiddenRows);
                    }
                }
            }
        });
    }

    /**
     * Backward from zero states before the first step.
     *
     * @param gates    as forward left them; becomes their inputs' gradients, and s, as {@link GruCell} tells
     * @param hidden   as forward left it
     * @param gradient {@code [batch][time][units]}: the gradient by the states from above
     */
    void backward(INDArray gates, INDArray hidden, INDArray gradient) {
        Rows<A> gateRows = kernels.rows(gates, weights.units());
        Rows<A> hiddenRows = kernels.rows(hidden, weights.units());
        Rows<A> gradientRows = kernels.rows(gradient, weights.units());
        inGroups((first, count) -> {
            var group = new Group(first, count);
            for (int start = (time - 1) / CHUNK * CHUNK; start >= 0; start -= CHUNK) {
                group.backward(start, Math.min(CHUNK, time - start), gateRows, hiddenRows, gradientRows);
            }
        });
    }

    private interface GroupAction {
        void accept(int first, int count);
    }

    private void inGroups(GroupAction action) {
        int groups = (batch + GROUP - 1) / GROUP;
        Cores.forEach(groups, group -> action.accept(group * GROUP, Math.min(GROUP, batch - group * GROUP)));
    }

    /** Some sequences on their way through time, with their heap memory. */
    private final class Group {
        private final int first;
        private final int count;
        private final GruCell<A> cell;
        private final int pitch = weights.pitch();
        private final A gates;
        private final A hidden;
        private final A gradient;
        /** The states before the chunk, {@code [sequence]}. */
        private final A last;

        Group(int first, int count) {
            this.first = first;
            this.count = count;
            this.cell = cells.apply(count);
            this.gates = kernels.array(count * CHUNK * GruCell.GATES * pitch);
            this.hidden = kernels.array(count * (CHUNK + 1) * pitch);
            this.gradient = kernels.array(count * CHUNK * pitch);
            this.last = kernels.array(count * pitch);
        }

        private long row(int q, int step) {
            return (long) (first + q) * time + step;
        }

        /** Where the gates of a sequence begin. */
        private int gatesOf(int q, int steps) {
            return q * steps * GruCell.GATES * pitch;
        }

        /**
         * @param products the first sequence's begin at step number {@code at} of it, and the next one's {@code apart}
         *                 steps further
         */
        void forward(int start, int steps, Rows<A> products, long at, int apart, Rows<A> hiddenRows) {
            for (int q = 0; q < count; q++) {
                long first = (at + (long) q * apart) * GruCell.GATES;
                products.read(first, steps * GruCell.GATES, gates, gatesOf(q, steps));
                System.arraycopy(last, q * pitch, hidden, q * (steps + 1) * pitch, pitch);
            }
            cell.forward(gates, hidden, steps);
            for (int q = 0; q < count; q++) {
                int states = q * (steps + 1) * pitch;
                hiddenRows.write(row(q, start), steps, hidden, states + pitch);
                System.arraycopy(hidden, states + steps * pitch, last, q * pitch, pitch);
            }
        }

        /** Writes the gates of the last steps. */
        void keep(int start, int steps, Rows<A> gateRows) {
            for (int q = 0; q < count; q++) {
                gateRows.write(row(q, start) * GruCell.GATES, steps * GruCell.GATES, gates, gatesOf(q, steps));
            }
        }

        void backward(int start, int steps, Rows<A> gateRows, Rows<A> hiddenRows, Rows<A> gradientRows) {
            for (int q = 0; q < count; q++) {
                gateRows.read(row(q, start) * GruCell.GATES, steps * GruCell.GATES, gates, gatesOf(q, steps));
                gradientRows.read(row(q, start), steps, gradient, q * steps * pitch);
                int states = q * (steps + 1) * pitch;
                hiddenRows.read(row(q, start), steps, hidden, states + pitch);
                if (start > 0) {
                    hiddenRows.read(row(q, start) - 1, 1, hidden, states);
                } else {
                    System.arraycopy(last, q * pitch, hidden, states, pitch);
                }
            }
            cell.backward(gates, hidden, gradient, steps);
            keep(start, steps, gateRows);
        }
    }
}
