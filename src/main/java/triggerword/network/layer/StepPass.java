package triggerword.network.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import triggerword.network.layer.Blocks.Block;

/**
 * A layer normalization, and the dropout behind it, in blocks of steps.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class StepPass<A> {
    private final Kernels<A> kernels;
    private final StepLoops<A> loops;
    private final Dropout dropout;
    private final StepLoops.Weights<A> weights;
    private final Blocks blocks;
    private final Rows<A> input;
    private final int channels;
    private final int pitch;

    /**
     * A pass.
     *
     * @param input   {@code [batch][time][channels]}
     * @param weights {@code [channels]} each
     */
    StepPass(Kernels<A> kernels, INDArray input, StepLoops.Weights<INDArray> weights, Dropout dropout) {
        this.kernels = kernels;
        this.blocks = Blocks.of(input);
        this.channels = (int) input.size(2);
        this.pitch = kernels.pitch(channels);
        this.loops = kernels.stepLoops(channels);
        this.dropout = dropout;
        this.weights = weights.map(array -> kernels.padded(array.toDoubleVector()));
        this.input = kernels.rows(input, channels);
    }

    /** Heap memory for the steps of a block. */
    private A block() {
        return kernels.array(blocks.length() * pitch);
    }

    private void drop(A values, Block block) {
        kernels.drop(dropout, values, block.count(), channels, block.row());
    }

    /** Makes what writes the output of blocks, plus the residual unless that is null. */
    Consumer<Block> forward(INDArray residual, INDArray output) {
        Rows<A> target = kernels.rows(output, channels);
        Rows<A> shortcut = residual == null ? null : kernels.rows(residual, channels);
        A z = block();
        A x = block();
        return block -> {
            input.read(block.row(), block.count(), z, 0);
            loops.forward(z, block.count(), weights);
            drop(z, block);
            if (shortcut != null) {
                shortcut.read(block.row(), block.count(), x, 0);
                kernels.add(x, 0, z, 0, block.count() * pitch);
            }
            target.write(block.row(), block.count(), z, 0);
        };
    }

    /**
     * The way back.
     *
     * @param gradient      by the output
     * @param inputGradient becomes that by the input
     */
    Backward backward(INDArray gradient, INDArray inputGradient) {
        return new Backward(gradient, inputGradient);
    }

    /** Gradients by the input, and by the weights. */
    final class Backward {
        private final Rows<A> outer;
        private final Rows<A> inner;
        /** Of each piece. */
        private final List<StepLoops.Weights<A>> sums = new ArrayList<>();

        private Backward(INDArray gradient, INDArray inputGradient) {
            outer = kernels.rows(gradient, channels);
            inner = kernels.rows(inputGradient, channels);
            for (int piece = 0; piece < blocks.pieces(); piece++) {
                sums.add(weights.map(like -> kernels.array(pitch)));
            }
        }

        /** Makes what writes the gradient by the input of a piece's blocks. */
        Consumer<Block> of(int piece) {
            A z = block();
            A g = block();
            return block -> {
                input.read(block.row(), block.count(), z, 0);
                outer.read(block.row(), block.count(), g, 0);
                drop(g, block);
                loops.backward(z, g, block.count(), weights, sums.get(piece));
                inner.write(block.row(), block.count(), g, 0);
            };
        }

        /** Writes the gradients by the weights, after all blocks. */
        void writeTo(StepLoops.Weights<INDArray> gradients) {
            write(sums.stream().map(StepLoops.Weights::bias).toList(), gradients.bias());
            write(sums.stream().map(StepLoops.Weights::gamma).toList(), gradients.gamma());
            write(sums.stream().map(StepLoops.Weights::beta).toList(), gradients.beta());
        }

        private void write(List<A> parts, INDArray gradient) {
            A total = kernels.array(pitch);
            parts.forEach(part -> kernels.add(part, 0, total, 0, pitch));
            kernels.rows(gradient, channels).write(0, 1, total, 0);
        }
    }
}
