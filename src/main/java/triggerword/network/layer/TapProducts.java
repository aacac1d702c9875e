package triggerword.network.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import triggerword.network.layer.Blocks.Block;
import triggerword.network.layer.Gemm.Matrix;

/**
 * A convolution as one matrix product a tap, and back, without a copy of the windows: what a tap sees of consecutive output
 * steps are input steps {@code stride} apart, a plain matrix. Products with padding are left out.
 *
 * <p>In blocks that stay in the processor's cache these small products are as fast as a large one of all windows.
 */
final class TapProducts {
    private final Taps taps;
    private final long inputs;
    private final long filters;
    private final int time;
    private final int steps;

    /**
     * The products of a convolution.
     *
     * @param time steps of each input sequence
     */
    TapProducts(Taps taps, long inputs, long filters, int time) {
        this.taps = taps;
        this.inputs = inputs;
        this.filters = filters;
        this.time = time;
        this.steps = (int) taps.steps(time);
    }

    /** The input step that a tap of an output step's window sees, below 0 in the padding. */
    private int seen(int step, int tap) {
        return step * taps.stride() + tap * taps.dilation() - taps.padding();
    }

    /** The first output step whose tap sees this input step or a later one. */
    private int firstToSee(int inputStep, int tap) {
        int distance = inputStep - seen(0, tap);
        return distance <= 0 ? 0 : (distance + taps.stride() - 1) / taps.stride();
    }

    /** What a tap sees from an output step on, a row a step. */
    private Matrix inputs(INDArray sequences, int example, int step, int tap) {
        return new Matrix(sequences, ((long) example * time + seen(step, tap)) * inputs, taps.stride() * inputs);
    }

    private Matrix outputs(INDArray sequences, int example, int step) {
        return new Matrix(sequences, ((long) example * steps + step) * filters, filters);
    }

    /**
     * Writes a block of output steps, without bias.
     *
     * @param kernel {@code [kernel][inputs][filters]}
     */
    void forward(Block block, INDArray input, INDArray kernel, INDArray output) {
        Matrix factors = Matrix.of(kernel, filters);
        // Of every window the last tap sees a step, so that its product comes first, to write and not to add.
        for (int tap = taps.kernel() - 1; tap >= 0; tap--) {
            int first = Math.max(block.first(), firstToSee(0, tap));
            if (first < block.end()) {
                Gemm.multiply(
                        block.end() - first,
                        filters,
                        inputs,
                        inputs(input, block.example(), first, tap),
                        factors.plus(tap * inputs * filters),
                        tap == taps.kernel() - 1 ? 0 : 1,
                        outputs(output, block.example(), first));
            }
        }
    }

    /**
     * Adds what a block of output steps has to say to the gradient by the kernel.
     *
     * @param outputGradient of the batch
     * @param kernelGradient of {@code [kernel][inputs][filters]}
     */
    void addKernelGradient(Block block, INDArray input, INDArray outputGradient, Matrix kernelGradient) {
        for (int tap = 0; tap < taps.kernel(); tap++) {
            int first = Math.max(block.first(), firstToSee(0, tap));
            if (first < block.end()) {
                Gemm.multiplyTransposedA(
                        inputs,
                        filters,
                        block.end() - first,
                        inputs(input, block.example(), first, tap),
                        outputs(outputGradient, block.example(), first),
                        1,
                        kernelGradient.plus(tap * inputs * filters));
            }
        }
    }

    /**
     * Adds the gradient by a block of input steps.
     *
     * @param transposed the kernel, {@code [kernel][filters][inputs]}
     */
    void addInputGradient(Block block, INDArray outputGradient, INDArray transposed, INDArray inputGradient) {
        Matrix factors = Matrix.of(transposed, inputs);
        for (int tap = 0; tap < taps.kernel(); tap++) {
            int first = firstToSee(block.first(), tap);
            int end = Math.min(steps, firstToSee(block.end(), tap));
            if (first < end) {
                Gemm.multiply(
                        end - first,
                        inputs,
                        filters,
                        outputs(outputGradient, block.example(), first),
                        factors.plus(tap * inputs * filters),
                        1,
                        inputs(inputGradient, block.example(), first, tap));
            }
        }
    }
}
