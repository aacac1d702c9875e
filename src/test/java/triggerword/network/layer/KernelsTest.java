package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import triggerword.network.layer.Gemm.Matrix;

/** The loops in vectors against the loops in plain double, and the same loops on one thread and on two. */
class KernelsTest {
    private static final Kernels<?> VECTORS = Kernels.of(DataType.FLOAT);

    @Test
    void thisJvmHasTheVectorModule() {
        assertThat(VECTORS).isNotSameAs(Kernels.plain());
        assertThat(Kernels.of(DataType.DOUBLE)).isSameAs(Kernels.plain());
    }

    /** What a GRU loop leaves behind: states, gates, the gradients of the gates, and states that began elsewhere. */
    private record GruRun(INDArray hidden, INDArray gates, INDArray gradient, INDArray goneOn) {
        static GruRun of(Kernels<?> kernels, int batch, int time, int units, boolean resetAfter, boolean hard) {
            var conf = new Gru("gru", 1, units, resetAfter, hard);
            INDArray kernel =
                    Networks.normal(1, DataType.FLOAT, units, 3L * units).muli(1 / Math.sqrt(units));
            INDArray bias = Networks.normal(2, DataType.FLOAT, resetAfter ? 2 : 1, 3L * units);
            GruLoop<?> loop = GruLoop.of(kernels, kernel, bias, conf, batch, time);
            INDArray gates = Networks.normal(3, DataType.FLOAT, batch, time, 4L * units);
            INDArray hidden = Networks.normal(4, DataType.FLOAT, batch, time, units);
            INDArray goneOn = hidden.dup();
            loop.forward(copies(gates.dup()), Networks.normal(5, DataType.FLOAT, batch, units), goneOn);
            loop.forward(gates, hidden);
            INDArray gradient = gates.dup();
            loop.backward(gradient, hidden, Networks.normal(6, DataType.FLOAT, batch, time, units));
            return new GruRun(hidden, gates, gradient, goneOn);
        }

        private static GruLoop.Projection copies(INDArray products) {
            long row = products.size(2);
            Matrix identity = Matrix.of(Nd4j.eye(row), row);
            return (sequence, step, steps, target) -> {
                Matrix source = Matrix.of(products, row).plus((sequence * products.size(1) + step) * row);
                Gemm.multiply(steps, row, row, source, identity, 0, target);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, 128, false, true",
        "5, 33, 128, true, false",
        "4, 17, 20, false, false",
        "3, 16, 5, true, true",
        "7, 1, 33, false, true",
        "2, 50, 100, true, false"
    })
    void vectorGruIsThePlainGru(int batch, int time, int units, boolean resetAfter, boolean hard) {
        var fast = GruRun.of(VECTORS, batch, time, units, resetAfter, hard);
        var plain = GruRun.of(Kernels.plain(), batch, time, units, resetAfter, hard);
        assertClose(fast.hidden, plain.hidden, 2e-6);
        assertClose(fast.gates, plain.gates, 5e-6);
        assertClose(fast.gradient, plain.gradient, 2e-5);
        assertClose(fast.goneOn, plain.goneOn, 2e-6);
    }

    /** One step, and as many as are projected at a time, and more; two groups of sequences. */
    @ParameterizedTest
    @ValueSource(ints = {1, 128, 129, 300})
    void theGruIsTheSameForwardAlone(int time) {
        for (Kernels<?> kernels : List.of(VECTORS, Kernels.plain())) {
            INDArray gates = Networks.normal(3, DataType.FLOAT, 4, time, 36);
            INDArray alone = Nd4j.create(DataType.FLOAT, 4, time, 9);
            small(kernels, time).forward(GruRun.copies(gates.dup()), null, alone);
            INDArray hidden = Nd4j.create(DataType.FLOAT, 4, time, 9);
            small(kernels, time).forward(gates, hidden);
            assertThat(alone).isEqualTo(hidden);
        }
    }

    @Test
    void theGruGoesOnFromEachSequencesOwnState() {
        INDArray gates = Networks.normal(3, DataType.FLOAT, 4, 300, 36);
        INDArray whole = Nd4j.create(DataType.FLOAT, 4, 300, 9);
        small(VECTORS, 300).forward(GruRun.copies(gates.dup()), null, whole);
        INDArray initial = null;
        for (int from = 0; from < 300; from += 150) {
            INDArray part = Nd4j.create(DataType.FLOAT, 4, 150, 9);
            var steps = NDArrayIndex.interval(from, from + 150);
            INDArray some =
                    gates.get(NDArrayIndex.all(), steps, NDArrayIndex.all()).dup('c');
            small(VECTORS, 150).forward(GruRun.copies(some), initial, part);
            assertThat(part).isEqualTo(whole.get(NDArrayIndex.all(), steps, NDArrayIndex.all()));
            initial = part.get(NDArrayIndex.all(), NDArrayIndex.point(149), NDArrayIndex.all())
                    .dup('c');
        }
    }

    /** A GRU of nine units for four sequences. */
    private static GruLoop<?> small(Kernels<?> kernels, int time) {
        var conf = new Gru("gru", 1, 9, true, false);
        INDArray kernel = Networks.normal(1, DataType.FLOAT, 9, 27).muli(0.3);
        return GruLoop.of(kernels, kernel, Networks.normal(2, DataType.FLOAT, 2, 27), conf, 4, time);
    }

    @Test
    void theGruIsTheSameOnAnyNumberOfThreads() throws Exception {
        var alone = Networks.onThreads(1, () -> GruRun.of(VECTORS, 7, 40, 24, false, true));
        var shared = Networks.onThreads(2, () -> GruRun.of(VECTORS, 7, 40, 24, false, true));
        assertThat(Networks.values(shared.gradient)).isEqualTo(Networks.values(alone.gradient));
        assertThat(Networks.values(shared.hidden)).isEqualTo(Networks.values(alone.hidden));
    }

    /** What a normalization leaves behind. */
    private record Pass(INDArray output, INDArray gradient, ChannelPass.Moments moments, ChannelPass.Sums sums) {
        static Pass of(Kernels<?> kernels, int rows, int channels, boolean relu, double before, double after) {
            INDArray input =
                    Networks.normal(1, DataType.FLOAT, 1, rows, channels).addi(3);
            var pass = new ChannelPass<>(kernels, input, relu, Dropout.of(before, 1, 2, 3), Dropout.of(after, 1, 3, 3));
            var moments = pass.moments();
            var scale = new double[channels];
            var shift = new double[channels];
            var inverse = new double[channels];
            for (int c = 0; c < channels; c++) {
                inverse[c] = 1 / Math.sqrt(moments.variance()[c] + 1e-3);
                scale[c] = (1 + 0.01 * c) * inverse[c];
                shift[c] = 0.1 - moments.mean()[c] * scale[c];
            }
            var factors = new ChannelPass.Factors(scale, shift, moments.mean(), inverse);
            INDArray output = Networks.normal(2, DataType.FLOAT, 1, rows, channels);
            pass.forward(factors, output);
            INDArray gradient = Networks.normal(4, DataType.FLOAT, 1, rows, channels);
            var sums = pass.backward(factors, Networks.normal(3, DataType.FLOAT, 1, rows, channels), gradient);
            return new Pass(output, gradient, moments, sums);
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, 196, true, 0, 0.8", "700, 128, false, 0.8, 0.8", "65, 5, true, 0.3, 0", "3, 17, false, 0, 0"})
    void vectorNormalizationIsThePlainOne(int rows, int channels, boolean relu, double before, double after) {
        var fast = Pass.of(VECTORS, rows, channels, relu, before, after);
        var plain = Pass.of(Kernels.plain(), rows, channels, relu, before, after);
        assertThat(fast.moments.mean()).containsExactly(plain.moments.mean(), within(1e-5));
        assertThat(fast.moments.variance()).containsExactly(plain.moments.variance(), within(1e-4));
        assertClose(fast.output, plain.output, 1e-4);
        assertClose(fast.gradient, plain.gradient, 1e-4);
        assertThat(fast.sums.gamma()).containsExactly(plain.sums.gamma(), within(1e-3));
        assertThat(fast.sums.beta()).containsExactly(plain.sums.beta(), within(1e-3));
    }

    @Test
    void normalizationIsTheSameOnAnyNumberOfThreads() throws Exception {
        var alone = Networks.onThreads(1, () -> Pass.of(VECTORS, 3000, 20, true, 0.2, 0.8));
        var shared = Networks.onThreads(2, () -> Pass.of(VECTORS, 3000, 20, true, 0.2, 0.8));
        assertThat(Networks.values(shared.gradient)).isEqualTo(Networks.values(alone.gradient));
        assertThat(shared.moments.variance()).isEqualTo(alone.moments.variance());
    }

    /** What a layer normalization leaves behind. */
    private record Steps(INDArray output, INDArray gradient, StepLoops.Weights<double[]> sums) {
        static Steps of(Kernels<?> kernels, int rows, int channels, double rate) {
            var weights = new StepLoops.Weights<>(
                    Networks.normal(1, DataType.FLOAT, channels),
                    Networks.normal(2, DataType.FLOAT, channels),
                    Networks.normal(3, DataType.FLOAT, channels));
            INDArray input = Networks.normal(4, DataType.FLOAT, 1, rows, channels);
            var blocks = Blocks.of(input);
            var pass = new StepPass<>(kernels, input, weights, Dropout.of(rate, 1, 2, 3));
            INDArray output = Networks.normal(5, DataType.FLOAT, 1, rows, channels);
            INDArray residual = Networks.normal(6, DataType.FLOAT, 1, rows, channels);
            blocks.forEach(piece -> pass.forward(residual, output));
            INDArray gradient = Networks.normal(7, DataType.FLOAT, 1, rows, channels);
            var backward = pass.backward(Networks.normal(8, DataType.FLOAT, 1, rows, channels), gradient);
            blocks.forEach(backward::of);
            StepLoops.Weights<INDArray> sums = weights.map(INDArray::dup);
            backward.writeTo(sums);
            return new Steps(output, gradient, sums.map(INDArray::toDoubleVector));
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, 64, 0.1", "700, 40, 0.5", "65, 5, 0.3", "3, 17, 0"})
    void vectorStepsAreThePlainOnes(int rows, int channels, double rate) {
        var fast = Steps.of(VECTORS, rows, channels, rate);
        var plain = Steps.of(Kernels.plain(), rows, channels, rate);
        assertClose(fast.output, plain.output, 1e-5);
        assertClose(fast.gradient, plain.gradient, 1e-4);
        assertThat(fast.sums.bias()).containsExactly(plain.sums.bias(), within(1e-3));
        assertThat(fast.sums.gamma()).containsExactly(plain.sums.gamma(), within(1e-3));
        assertThat(fast.sums.beta()).containsExactly(plain.sums.beta(), within(1e-3));
    }

    @Test
    void momentsOfLargeOffsetsKeepTheirDigits() {
        INDArray input = Networks.normal(1, DataType.FLOAT, 1, 5000, 16).addi(10_000);
        var moments = new ChannelPass<>(VECTORS, input, false, Dropout.NONE, Dropout.NONE).moments();
        for (double variance : moments.variance()) {
            assertThat(variance).isCloseTo(1, within(0.1));
        }
    }

    private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
        assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(tolerance);
    }
}
