package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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
     * and none, one and several pieces a part; without a stride, tiles that are cut; two slices, six, too few steps and too
     * few inputs.
     */
    @ParameterizedTest
    @CsvSource({
        "15, 4, 7, 20, 1036, true",
        "15, 4, 7, 32, 1039, true",
        "16, 4, 7, 20, 1037, true",
        "16, 4, 7, 32, 1036, true",
        "5, 2, 7, 20, 521, true",
        "15, 4, 7, 32, 9000, true",
        "3, 1, 96, 100, 107, true",
        "5, 1, 96, 100, 68, true",
        "4, 2, 7, 20, 600, false",
        "8, 4, 7, 20, 1200, false",
        "6, 1, 96, 96, 100, false",
        "5, 1, 95, 96, 100, false",
        "15, 4, 7, 20, 1035, false"
    })
    void computesWhatPlainLoopsCompute(int kernel, int stride, int inputs, int filters, int time, boolean tiled) {
        assertThat(Tiling.of(Taps.valid(kernel, stride), time).pays(Math.min(inputs, filters)))
                .isEqualTo(tiled);
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            var network = Networks.of(
                    type,
                    new Convolution("conv", inputs, filters, kernel, stride),
                    new SigmoidOutput("dense", filters));
            Networks.shake(network);
            var layer = network.getLayer(0);
            INDArray input = Networks.normal(1, type, 3, time, inputs);
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
                for (int i = 0; i < kernel * inputs; i++) {
                    for (int f = 0; f < filters; f++) {
                        sums[row * filters + f] += x[first * inputs + i] * k[i * filters + f];
                        slopes[i * filters + f] += x[first * inputs + i] * g[row * filters + f];
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
            var tiling = Tiling.of(taps, time);
            var tiled = new TiledConvolution<>(Kernels.of(type), taps, weights);
            tiled.addTo(output, input, tiling);
            tiled.writeKernelGradient(input, outputGradient, tiling, unset(type, tiled.parts(batch, tiling)), gradient);

            double[] x = vector(input);
            double[] k = vector(weights);
            double[] g = vector(outputGradient);
            double[] sums = vector(begun);
            INDArray inputGradient = Nd4j.zeros(type, input.shape());
            new TiledConvolution<>(Kernels.of(type), taps.turned(), TiledConvolution.turned(weights))
                    .addTo(inputGradient, outputGradient, tiling.turned());

            var slopes = new double[k.length];
            var inputSlopes = new double[x.length];
            for (int row = 0; row < batch * steps; row++) {
                for (int tap = 0; tap < kernel; tap++) {
                    int seen = row % steps + tap * dilation - padding;
                    for (int i = 0; i < INPUTS && seen >= 0; i++) {
                        int place = (row / steps * time + seen) * INPUTS + i;
                        for (int f = 0; f < filters; f++) {
                            int weight = (tap * INPUTS + i) * filters + f;
                            sums[row * filters + f] += x[place] * k[weight];
                            slopes[weight] += x[place] * g[row * filters + f];
                            inputSlopes[place] += k[weight] * g[row * filters + f];
                        }
                    }
                }
            }
            double tolerance = type == DataType.FLOAT ? 3e-6 : 1e-13;
            assertThat(difference(output, sums)).isLessThan(tolerance);
            assertThat(difference(gradient, slopes)).isLessThan(tolerance);
            assertThat(difference(inputGradient, inputSlopes)).isLessThan(tolerance);
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
        var tiling = Tiling.of(taps, 4000);
        assertThat(tiling.pieces(2)).isGreaterThan(4);
        INDArray kernel = Networks.normal(1, DataType.FLOAT, taps.kernel(), INPUTS, FILTERS)
                .muli(0.1);
        INDArray input = Networks.normal(2, DataType.FLOAT, 2, 4000, INPUTS);
        INDArray output = Nd4j.zeros(DataType.FLOAT, 2, tiling.steps(), FILTERS);
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
    void isForManyChannelsAndDilationsThatAreMuchShorterThanTheSequence() {
        assertThat(Tiling.of(Taps.valid(15, 4), 5511).tiles()).isEqualTo(343);
        assertThat(Tiling.of(Taps.causal(5, 8), 72).pays(128)).isTrue();
        assertThat(Tiling.of(Taps.causal(5, 8), 72).pays(95)).isFalse();
        assertThat(Tiling.of(Taps.causal(5, 16), 72).pays(128)).isFalse();
        assertThat(Tiling.of(Taps.causal(5, 1), 63).pays(128)).isFalse();
    }

    @Test
    void theTilesOfAVeryLongSequenceFollowEachOther() {
        var tiling = Tiling.of(Taps.valid(15, 4), 50_000_000);
        var next = new AtomicInteger();
        for (int piece = 0; piece < tiling.pieces(1); piece++) {
            tiling.forEach(piece, 1, tiles -> {
                assertThat(tiles.first()).isEqualTo(next.get());
                next.addAndGet(tiles.count());
            });
        }
        assertThat(next.get()).isEqualTo(tiling.tiles());
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
