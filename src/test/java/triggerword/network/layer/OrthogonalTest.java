package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

class OrthogonalTest {
    private static final int BESIDE = 3;

    /** Singular values from 1 down to 1e-6, or to 0. */
    private static double singular(int i) {
        return i == 0 ? 1 : i == 5 ? 0 : Math.pow(10, -6.0 * i / 40);
    }

    /** What five steps of Jordan et al. make of a singular value of a matrix of norm 1. */
    private static double lifted(double value) {
        double x = value;
        for (int step = 0; step < 5; step++) {
            x = 3.4445 * x - 4.7750 * Math.pow(x, 3) + 2.0315 * Math.pow(x, 5);
        }
        return x;
    }

    /** Of a matrix that is put together from known singular vectors, every entry; it lies in a wider one. */
    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 200, 40, 1e-9",
        "DOUBLE, 40, 40, 1e-9",
        "DOUBLE, 7, 40, 1e-9",
        "FLOAT, 200, 40, 2e-3",
        "FLOAT, 640, 128, 2e-3",
        "FLOAT, 96, 128, 2e-3"
    })
    void singularValuesAreLiftedAndTheirVectorsStay(DataType type, int rows, int columns, double tolerance) {
        int rank = Math.min(rows, columns);
        double[][] left = Initials.orthonormal(rank, rows, new SplittableRandom(1));
        double[][] right = Initials.orthonormal(rank, columns, new SplittableRandom(2));
        double norm = 0;
        for (int i = 0; i < rank; i++) {
            norm += singular(i) * singular(i);
        }
        var given = new double[rows][columns];
        var expected = new double[rows][columns];
        for (int i = 0; i < rank; i++) {
            double factor = lifted(singular(i) / Math.sqrt(norm));
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double direction = left[i][row] * right[i][column];
                    given[row][column] += 1e-4 * singular(i) * direction;
                    expected[row][column] += factor * direction;
                }
            }
        }
        INDArray found = orthogonal(type, given);
        double worst = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                worst = Math.max(worst, Math.abs(found.getDouble(row, BESIDE + column) - expected[row][column]));
            }
            assertThat(found.getDouble(row, BESIDE - 1)).as("beside it").isEqualTo(9);
        }
        assertThat(worst).isLessThan(tolerance);
    }

    @ParameterizedTest
    @CsvSource({"0", "1e-30"})
    void ofNothingNothingIsMade(double value) {
        var given = new double[4][3];
        given[1][2] = value;
        INDArray found = orthogonal(DataType.FLOAT, given);
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(found.getDouble(row, BESIDE + column)).isZero();
            }
        }
    }

    /** The matrix from column {@link #BESIDE} on of an array that was full of nines. */
    private static INDArray orthogonal(DataType type, double[][] given) {
        int columns = given[0].length;
        int width = BESIDE + columns + 1;
        INDArray source = Nd4j.valueArrayOf(new long[] {given.length, width}, 7, type);
        for (int row = 0; row < given.length; row++) {
            for (int column = 0; column < columns; column++) {
                source.putScalar(row, BESIDE + column, given[row][column]);
            }
        }
        INDArray target = Nd4j.valueArrayOf(new long[] {given.length, width}, 9, type);
        new Orthogonal(type, given.length, columns)
                .write(new Matrix(source, BESIDE, width), new Matrix(target, BESIDE, width));
        return target;
    }
}
