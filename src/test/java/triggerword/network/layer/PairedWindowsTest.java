package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The convolution of inference against that of training, which multiplies slice by slice. */
class PairedWindowsTest {
    /** Even and odd numbers of slices, whole last slices and parts, steps that are left over. */
    @ParameterizedTest
    @CsvSource({"15, 4, 400", "15, 4, 401", "5, 2, 203", "4, 2, 200", "3, 1, 97", "8, 4, 399", "15, 4, 40"})
    void givesWhatTheSlicesGiveOneByOne(int kernel, int stride, int time) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            var network =
                    Networks.of(type, new Convolution("conv", 7, 20, kernel, stride), new SigmoidOutput("dense", 20));
            Networks.shake(network);
            INDArray input = Networks.normal(1, type, 3, time, 7);
            INDArray slices = activate(network.getLayer(0), input, true);
            INDArray pairs = activate(network.getLayer(0), input, false);
            assertThat(pairs.sub(slices).amaxNumber().doubleValue()).isLessThan(type == DataType.FLOAT ? 5e-6 : 1e-13);
        }
    }

    private static INDArray activate(org.deeplearning4j.nn.api.Layer layer, INDArray input, boolean training) {
        return layer.activate(input, training, LayerWorkspaceMgr.noWorkspaces());
    }

    @Test
    void isForLongSequencesAndWindowsOfSeveralSlices() {
        var course = new Convolution("conv", 101, 196, 15, 4);
        assertThat(PairedWindows.count(course, 5511)).isEqualTo(687);
        assertThat(PairedWindows.count(course, 40)).isZero();
        assertThat(PairedWindows.count(new Convolution("conv", 101, 196, 4, 4), 5511))
                .isZero();
    }
}
