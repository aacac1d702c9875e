package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks are of three vectors at some widths and of four at others: the build runs this at narrower ones, too. */
class VectorMatrixProductTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 8", "7, 24", "8, 25", "9, 48", "5, 64", "16, 100", "128, 256"})
    void aProductIsThatOfPlainLoops(int depth, int width) {
        float[] values = numbers(depth * width);
        for (int rows = 1; rows <= 3; rows++) {
            var matrix = new VectorMatrix(VectorMatrixProduct.vectors(rows), depth, width, values, 0, width, 1);
            isProduct(matrix, rows, depth, width, (i, j) -> values[i * width + j]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 48", "128, 256"})
    void soItIsWithATransposedPartOfAnArray(int depth, int width) {
        int from = 3;
        int right = depth + 2;
        float[] values = numbers(from + width * right);
        var matrix = new VectorMatrix(VectorMatrixProduct.vectors(3), depth, width, values, from, 1, right);
        isProduct(matrix, 3, depth, width, (i, j) -> values[from + i + j * right]);
    }

    private interface Element {
        float at(int row, int column);
    }

    private void isProduct(VectorMatrix matrix, int rows, int depth, int width, Element element) {
        int offset = 2;
        int stride = depth + 1;
        float[] x = numbers(offset + rows * stride);
        var out = new float[rows * matrix.columns()];
        Arrays.fill(out, Float.NaN);
        VectorMatrixProduct.of(matrix, rows).multiply(x, offset, stride, out);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                double sum = 0;
                for (int k = 0; k < depth && column < width; k++) {
                    sum += (double) x[offset + row * stride + k] * element.at(k, column);
                }
                assertThat(out[row * matrix.columns() + column])
                        .as("row %d of %d, column %d", row, rows, column)
                        .isCloseTo((float) sum, within(1e-4f));
            }
        }
    }

    private float[] numbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
