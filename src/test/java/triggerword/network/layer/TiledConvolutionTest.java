package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The convolution and its gradient, in tiles and in the steps that are left over, against plain loops. */
class TiledConvolutionTest {
    private static final int INPUTS = 7;
    private static final int FILTERS = 20;
    private static final Taps STRIDED = Taps.valid(15, 4);
    private static final Taps DILATED = Taps.causal(5, 4);

    /**
     * Three and four slices, whole last slices and parts, filters that fill vectors and that do not, steps that are left over
     * and none, one and several pieces a part; two and five slices, and too few steps.
     */
    @ParameterizedTest
    @CsvSource({
        "15, 4, 20, 1036",
        "15, 4, 32, 1039",
        "16, 4, 20, 1037",
        "16, 4, 32, 1036",
        "5, 2, 20, 521",
        "3, 1, 20, 259",
        "15, 4, 32, 9000",
        "4, 2, 20, 600",
        "8, 4, 20, 1200",
        "5, 1, 20, 300",
        "15, 4, 20, 1035"
    })
    void computesWhatPlainLoopsCompute(int kernel, int stride, int filters, int time) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            var network = Networks.of(
                    type,
                    new Convolution("conv", INPUTS, filters, kernel, stride),
                    new SigmoidOutput("dense", filters));
            Networks.shake(network);
            var layer = network.getLayer(0);
            INDArray input = Networks.normal(1, type, 3, time, INPUTS);
            INDArray output = activate(layer, input, true);
            INDArray outputGradient = Networks.normal(2, type, output.shape());
            network.setBackpropGradientsViewArray(unset(type, 1, network.numParams()));
            INDArray gradient = layer.backpropGradient(outputGradient, LayerWorkspaceMgr.noWorkspaces())
                    .getFirst()
                    .getGradientFor("kernel");

            double[] x = vector(input);
            double[] k = vector(layer.getParam("kernel"));
            double[] g = vector(outputGradient);
            int steps = (int) output.size(1);
            var sums = new double[3 * steps * filters];
            var slopes = new double[k.length];
            for (int row = 0; row < 3 * steps; row++) {
                int first = row / steps * time + row % steps * stride;
                for (int i = 0; i < kernel * INPUTS; i++) {
                    for (int f = 0; f < filters; f++) {
                        sums[row * filters + f] += x[first * INPUTS + i] * k[i * filters + f];
                        slopes[i * filters + f] += x[first * INPUTS + i] * g[row * filters + f];
                    }
                }
                for (int f = 0; f < filters; f++) {
                    sums[row * filters + f] += layer.getParam("bias").getDouble(f);
                }
            }
            double tolerance = type == DataType.FLOAT ? 3e-6 : 1e-13;
            assertThat(difference(output, sums)).isLessThan(tolerance);
            assertThat(difference(gradient, slopes)).isLessThan(tolerance);
        }
    }

    private static double[] vector(INDArray array) {
        return array.dup('c').reshape(-1).toDoubleVector();
    }

    /** The largest difference, as a part of the largest value. */
    private static double difference(INDArray actual, double[] expected) {
        double[] values = vector(actual);
        double most = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(values[i] - expected[i]))
                .max()
                .orElseThrow();
        return most / Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    }

    /**
     * Every dilation, padding that is causal, none and other; steps that fill tiles and that do not; several examples a
     * piece, several pieces an example, and tiles that are longer than a piece.
     */
    @ParameterizedTest
    @CsvSource({
        "5, 1, 4, 73, 20",
        "5, 2, 8, 73, 32",
        "5, 8, 32, 73, 20",
        "5, 8, 32, 96, 20",
        "5, 1, 0, 73, 20",
        "5, 4, 0, 50, 20",
        "4, 3, 5, 50, 20",
        "3, 2, 4, 1700, 20",
        "5, 1, 4, 1000, 20",
        "3, 110, 220, 300, 20",
        "5, 8, 32, 7, 20"
    })
    void computesDilatedConvolutionsAsPlainLoopsDo(int kernel, int dilation, int padding, int time, int filters) {
        var taps = new Taps(kernel, 1, dilation, padding);
        int steps = (int) taps.steps(time);
        int batch = 6;
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray weights = Networks.normal(1, type, kernel, INPUTS, filters);
            INDArray input = Networks.normal(2, type, batch, time, INPUTS);
            INDArray begun = Networks.normal(3, type, batch, steps, filters);
            INDArray outputGradient = Networks.normal(4, type, begun.shape());
            INDArray output = begun.dup('c');
            INDArray gradient = unset(type, weights.shape());
            var tiling = new Tiling(taps, time, steps);
            var tiled = new TiledConvolution<>(Kernels.of(type), taps, weights);
            tiled.addTo(output, input, tiling);
            tiled.writeKernelGradient(input, outputGradient, tiling, unset(type, tiled.parts(batch, tiling)), gradient);

            double[] x = vector(input);
            double[] k = vector(weights);
            double[] g = vector(outputGradient);
            double[] sums = vector(begun);
            var slopes = new double[k.length];
            for (int row = 0; row < batch * steps; row++) {
                for (int tap = 0; tap < kernel; tap++) {
                    int seen = row % steps + tap * dilation - padding;
                    for (int i = 0; i < INPUTS && seen >= 0; i++) {
                        double value = x[(row / steps * time + seen) * INPUTS + i];
                        for (int f = 0; f < filters; f++) {
                            int weight = (tap * INPUTS + i) * filters + f;
                            sums[row * filters + f] += value * k[weight];
                            slopes[weight] += value * g[row * filters + f];
                        }
                    }
                }
            }
            double tolerance = type == DataType.FLOAT ? 3e-6 : 1e-13;
            assertThat(difference(output, sums)).isLessThan(tolerance);
            assertThat(difference(gradient, slopes)).isLessThan(tolerance);
        }
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() throws Exception {
        for (Taps taps : List.of(STRIDED, DILATED)) {
            Callable<INDArray> tiles = () -> tiled(Kernels.of(DataType.FLOAT), taps);
            assertThat(Networks.values(Networks.onThreads(2, tiles)))
                    .isEqualTo(Networks.values(Networks.onThreads(1, tiles)));
        }
    }

    @Test
    void isTheSameWithoutTheVectorModule() {
        assertThat(Kernels.of(DataType.FLOAT)).isNotSameAs(Kernels.plain());
        for (Taps taps : List.of(STRIDED, DILATED)) {
            INDArray difference = tiled(Kernels.of(DataType.FLOAT), taps).sub(tiled(Kernels.plain(), taps));
            assertThat(difference.amaxNumber().doubleValue()).isLessThan(5e-6);
        }
    }

    /** The tiles of long sequences, more of them than one thread gets at a time, and the gradient by the kernel. */
    private static INDArray tiled(Kernels<?> kernels, Taps taps) {
        int steps = (int) taps.steps(4000);
        var tiling = new Tiling(taps, 4000, steps);
        assertThat(tiling.pieces(2)).isGreaterThan(4);
        INDArray kernel = Networks.normal(1, DataType.FLOAT, taps.kernel(), INPUTS, FILTERS)
                .muli(0.1);
        INDArray input = Networks.normal(2, DataType.FLOAT, 2, 4000, INPUTS);
        INDArray output = Nd4j.zeros(DataType.FLOAT, 2, steps, FILTERS);
        INDArray gradient = unset(DataType.FLOAT, kernel.shape());
        var tiled = new TiledConvolution<>(kernels, taps, kernel);
        tiled.addTo(output, input, tiling);
        INDArray outputGradient =
                Networks.normal(4, DataType.FLOAT, output.shape()).muli(0.01);
        tiled.writeKernelGradient(
                input, outputGradient, tiling, unset(DataType.FLOAT, tiled.parts(2, tiling)), gradient);
        return Nd4j.concat(0, output.reshape(-1), gradient.reshape(-1));
    }

    /** What stands there before must not matter. */
    private static INDArray unset(DataType type, long... shape) {
        return Nd4j.valueArrayOf(shape, Double.NaN, type);
    }

    private static INDArray activate(Layer layer, INDArray input, boolean training) {
        return layer.activate(input, training, LayerWorkspaceMgr.noWorkspaces());
    }

    @Test
    void isForLongSequencesAndWindowsOfSeveralSlices() {
        Tiling course = strided(15, 5511);
        assertThat(course.tiles()).isEqualTo(343);
        assertThat(course.pays(1, 101)).isTrue();
        assertThat(strided(15, 1036).pays(5, 101)).isTrue();
        assertThat(strided(15, 1035).pays(5, 101)).isFalse();
        assertThat(strided(8, 5511).pays(5, 101)).isFalse();
        assertThat(strided(24, 5511).pays(5, 101)).isFalse();
    }

    private static Tiling strided(int kernel, int time) {
        return new Tiling(
                Taps.valid(kernel, 4), time, (int) Taps.valid(kernel, 4).steps(time));
    }

    @Test
    void isForManyStepsOfManyChannelsAndDilationsThatAreMuchShorter() {
        assertThat(causal(5, 8, 72).pays(64, 128)).isTrue();
        assertThat(causal(5, 8, 72).pays(64, 95)).isFalse();
        assertThat(causal(5, 8, 72).pays(14, 128)).isFalse();
        assertThat(causal(5, 16, 72).pays(64, 128)).isFalse();
        assertThat(causal(2, 1, 72).pays(64, 128)).isFalse();
    }

    private static Tiling causal(int kernel, int dilation, int time) {
        return new Tiling(Taps.causal(kernel, dilation), time, time);
    }

    @Test
    void seesThatTheKernelHasChanged() {
        var network = Networks.of(
                DataType.FLOAT, new Convolution("conv", INPUTS, FILTERS, 15, 4), new SigmoidOutput("dense", FILTERS));
        INDArray input = Networks.normal(1, DataType.FLOAT, 1, 1100, INPUTS);
        INDArray before = activate(network.getLayer(0), input, false);
        network.getLayer(0).getParam("kernel").muli(2);
        INDArray after = activate(network.getLayer(0), input, false);
        assertThat(after.sub(before.mul(2)).amaxNumber().doubleValue()).isLessThan(5e-6);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 2", "4, 2", "4, 3", "4, 4", "4, 5"})
    void filtersNumbers(int outputs, int taps) {
        var filter = MinimalFilter.of(outputs, taps);
        assertThat(filter.products()).isEqualTo(outputs + taps - 1);
        double[] x = Networks.normal(1, DataType.DOUBLE, 1, filter.products()).toDoubleVector();
        double[] g = Networks.normal(2, DataType.DOUBLE, 1, taps).toDoubleVector();
        for (int j = 0; j < outputs; j++) {
            double direct = 0;
            for (int k = 0; k < taps; k++) {
                direct += x[j + k] * g[k];
            }
            double filtered = 0;
            for (int i = 0; i < filter.products(); i++) {
                filtered += filter.output()[j][i] * dot(filter.taps()[i], g) * dot(filter.input()[i], x);
            }
            assertThat(filtered).isCloseTo(direct, within(1e-12));
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
