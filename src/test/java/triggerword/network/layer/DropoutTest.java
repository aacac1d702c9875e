package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class DropoutTest {
    private static double mean(Dropout dropout) {
        return IntStream.range(0, 100_000)
                .mapToDouble(dropout::factor)
                .average()
                .orElseThrow();
    }

    @Test
    void keepsTheMeanAndDropsTheShare() {
        var dropout = Dropout.of(0.8, 1, 2, 3);
        assertThat(mean(dropout)).isCloseTo(1, within(0.02));
        long dropped =
                IntStream.range(0, 100_000).filter(i -> dropout.factor(i) == 0).count();
        assertThat(dropped / 100_000.0).isCloseTo(0.8, within(0.005));
    }

    @Test
    void drawsAnewInEveryStepLayerAndSeed() {
        var dropout = Dropout.of(0.5, 1, 2, 3);
        for (var other : new Dropout[] {Dropout.of(0.5, 1, 2, 4), Dropout.of(0.5, 1, 3, 3), Dropout.of(0.5, 2, 2, 3)}) {
            double both = IntStream.range(0, 100_000)
                    .mapToDouble(i -> dropout.factor(i) * other.factor(i))
                    .average()
                    .orElseThrow();
            assertThat(both).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void neighboursAreIndependent() {
        var dropout = Dropout.of(0.5, 7, 0, 0);
        for (int distance : new int[] {1, 2, 16, 128, 196}) {
            double both = IntStream.range(0, 100_000)
                    .mapToDouble(i -> dropout.factor(i) * dropout.factor(i + distance))
                    .average()
                    .orElseThrow();
            assertThat(both).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void rowsAreMultipliedWithTheFactorsOfTheirPositions() {
        multipliesRows(Kernels.of(DataType.FLOAT));
        multipliesRows(Kernels.plain());
    }

    private static <A> void multipliesRows(Kernels<A> kernels) {
        var dropout = Dropout.of(0.5, 1, 2, 3);
        int width = 19;
        int pitch = kernels.pitch(width);
        A values = kernels.array(2 * pitch);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < width; column++) {
                kernels.set(values, row * pitch + column, 1 + column);
            }
        }
        kernels.drop(dropout, values, 2, width, 5);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < pitch; column++) {
                double value = column < width ? (1 + column) * dropout.factor((5 + row) * width + column) : 0;
                assertThat(kernels.get(values, row * pitch + column)).isEqualTo(value);
            }
        }
    }

    @Test
    void whatIsNotActiveIsNotLookedAt() {
        leaves(Kernels.of(DataType.FLOAT));
        leaves(Kernels.plain());
    }

    private static <A> void leaves(Kernels<A> kernels) {
        A values = kernels.padded(new double[] {1, 2});
        kernels.drop(new Dropout(0, 0, 3), values, 1, 2, 0);
        assertThat(kernels.numbers(values, 2)).containsExactly(1, 2);
    }
}
