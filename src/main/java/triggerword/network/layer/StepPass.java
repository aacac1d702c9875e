package triggerword.network.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Walks over all steps of a layer normalization, on any number of threads with one result.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class StepPass<A> {
    private final Kernels<A> kernels;
    private final StepLoops<A> loops;
    private final StepLoops.Weights<A> weights;
    private final Rows<A> input;
    private final Pieces pieces;
    private final int channels;
    private final int pitch;

    /**
     * @param input   {@code [batch][time][channels]}
     * @param weights per channel
     */
    StepPass(Kernels<A> kernels, INDArray input, StepLoops.Weights<double[]> weights, Dropout dropout) {
        this.channels = (int) input.size(2);
        this.pitch = kernels.pitch(channels);
        this.kernels = kernels;
        this.loops = kernels.stepLoops(new StepLoops.Shape(channels, pitch, dropout));
        this.weights = new StepLoops.Weights<>(
                kernels.padded(weights.bias()), kernels.padded(weights.gamma()), kernels.padded(weights.beta()));
        this.input = kernels.rows(input, channels);
        this.pieces = new Pieces(Math.toIntExact(input.size(0) * input.size(1)));
    }

    /** Writes the output, plus the residual unless that is null. */
    void forward(INDArray residual, INDArray output) {
        Rows<A> target = kernels.rows(output, channels);
        Rows<A> shortcut = residual == null ? null : kernels.rows(residual, channels);
        pieces.forEachPiece((piece, first, count) -> {
            A z = kernels.array(Pieces.CHUNK * pitch);
            A x = kernels.array(Pieces.CHUNK * pitch);
            Pieces.forEachChunk(first, count, (row, n) -> {
                input.read(row, n, z, 0);
                loops.forward(z, n, row, weights);
                if (shortcut != null) {
                    shortcut.read(row, n, x, 0);
                    kernels.add(x, 0, z, 0, n * pitch);
                }
                target.write(row, n, z, 0);
            });
        });
    }

    /**
     * Writes the gradient by the input.
     *
     * @param gradient by the output
     * @return per channel the gradients by the weights
     */
    StepLoops.Weights<double[]> backward(INDArray gradient, INDArray inputGradient) {
        Rows<A> outer = kernels.rows(gradient, channels);
        Rows<A> inner = kernels.rows(inputGradient, channels);
        var parts = new double[pieces.count()][][];
        pieces.forEachPiece((piece, first, count) -> {
            A z = kernels.array(Pieces.CHUNK * pitch);
            A g = kernels.array(Pieces.CHUNK * pitch);
            var sums = new StepLoops.Weights<>(kernels.array(pitch), kernels.array(pitch), kernels.array(pitch));
            Pieces.forEachChunk(first, count, (row, n) -> {
                input.read(row, n, z, 0);
                outer.read(row, n, g, 0);
                loops.backward(z, g, n, row, weights, sums);
                inner.write(row, n, g, 0);
            });
            parts[piece] = new double[][] {
                kernels.numbers(sums.bias(), channels),
                kernels.numbers(sums.gamma(), channels),
                kernels.numbers(sums.beta(), channels)
            };
        });
        double[][] total = new double[3][channels];
        for (double[][] part : parts) {
            for (int i = 0; i < total.length; i++) {
                for (int c = 0; c < channels; c++) {
                    total[i][c] += part[i][c];
                }
            }
        }
        return new StepLoops.Weights<>(total[0], total[1], total[2]);
    }
}
