package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The convolution of inference against that of training, which multiplies slice by slice. */
class TiledConvolutionTest {
    /** Two to four slices, whole last slices and parts, steps that are left over; five slices, which are not for tiles. */
    @ParameterizedTest
    @CsvSource({
        "15, 4, 400",
        "15, 4, 403",
        "16, 4, 401",
        "5, 2, 203",
        "4, 2, 200",
        "3, 1, 97",
        "8, 4, 399",
        "15, 4, 40",
        "5, 1, 99"
    })
    void givesWhatTheSlicesGiveOneByOne(int kernel, int stride, int time) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            var network =
                    Networks.of(type, new Convolution("conv", 7, 20, kernel, stride), new SigmoidOutput("dense", 20));
            Networks.shake(network);
            INDArray input = Networks.normal(1, type, 3, time, 7);
            INDArray slices = activate(network.getLayer(0), input, true);
            INDArray tiles = activate(network.getLayer(0), input, false);
            assertThat(tiles.sub(slices).amaxNumber().doubleValue()).isLessThan(type == DataType.FLOAT ? 5e-6 : 1e-13);
        }
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() throws Exception {
        Callable<INDArray> tiles = () -> tiled(Kernels.of(DataType.FLOAT));
        assertThat(Networks.onThreads(2, tiles)).isEqualTo(Networks.onThreads(1, tiles));
    }

    @Test
    void isTheSameWithoutTheVectorModule() {
        assertThat(Kernels.of(DataType.FLOAT)).isNotSameAs(Kernels.plain());
        INDArray difference = tiled(Kernels.of(DataType.FLOAT)).sub(tiled(Kernels.plain()));
        assertThat(difference.amaxNumber().doubleValue()).isLessThan(5e-6);
    }

    /** The tiles of long sequences, more of them than one thread gets at a time. */
    private static INDArray tiled(Kernels<?> kernels) {
        var conf = new Convolution("conv", 7, 20, 15, 4);
        int tiles = TiledConvolution.count(conf, 4000);
        INDArray kernel = Networks.normal(1, DataType.FLOAT, 15, 7, 20).muli(0.1);
        INDArray output = Nd4j.create(DataType.FLOAT, 2, (long) tiles * TiledConvolution.STEPS, 20);
        new TiledConvolution<>(kernels, conf, kernel)
                .multiply(
                        Networks.normal(2, DataType.FLOAT, 2, 4000, 7),
                        Networks.normal(3, DataType.FLOAT, 20),
                        output,
                        tiles);
        return output;
    }

    private static INDArray activate(org.deeplearning4j.nn.api.Layer layer, INDArray input, boolean training) {
        return layer.activate(input, training, LayerWorkspaceMgr.noWorkspaces());
    }

    @Test
    void isForLongSequencesAndWindowsOfSeveralSlices() {
        var course = new Convolution("conv", 101, 196, 15, 4);
        assertThat(TiledConvolution.count(course, 5511)).isEqualTo(343);
        assertThat(TiledConvolution.count(course, 70)).isZero();
        assertThat(TiledConvolution.count(new Convolution("conv", 101, 196, 4, 4), 5511))
                .isZero();
        assertThat(TiledConvolution.count(new Convolution("conv", 101, 196, 5, 1), 5511))
                .isZero();
    }

    @Test
    void seesThatTheKernelHasChanged() {
        var network =
                Networks.of(DataType.FLOAT, new Convolution("conv", 7, 20, 15, 4), new SigmoidOutput("dense", 20));
        INDArray input = Networks.normal(1, DataType.FLOAT, 1, 400, 7);
        INDArray before = activate(network.getLayer(0), input, false);
        network.getLayer(0).getParam("kernel").muli(2);
        INDArray after = activate(network.getLayer(0), input, false);
        assertThat(after.sub(before.mul(2)).amaxNumber().doubleValue()).isLessThan(5e-6);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "2, 2", "4, 2", "4, 3", "4, 4"})
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
