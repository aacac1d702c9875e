package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "7, 16", "128, 1", "196, 384", "128, 64", "37, 130", "1515, 196"})
    void vectorsAndThePlainFallBackGiveTheSums(int inputs, int outputs) {
        assertThat(Product.of(random(inputs, outputs)).getClass().getSimpleName())
                .isEqualTo("VectorProduct");
        assertGivesTheSums(inputs, outputs, Product::of);
        assertGivesTheSums(inputs, outputs, PlainProduct::new);
    }

    private static void assertGivesTheSums(int inputs, int outputs, Function<Dense, Product> product) {
        Dense dense = random(inputs, outputs);
        float[] in = values(inputs, 3);
        var out = new float[outputs];
        product.apply(dense).apply(in, out);
        for (int j = 0; j < outputs; j++) {
            double sum = dense.bias()[j];
            for (int i = 0; i < inputs; i++) {
                sum += (double) in[i] * dense.kernel()[i * outputs + j];
            }
            assertThat(out[j]).as("output %d", j).isCloseTo((float) sum, within(2e-5f));
        }
    }

    /** The course's windows, windows that share an odd number of values, one only, and that leave values out between. */
    @ParameterizedTest
    @CsvSource({"1515, 404, 196", "30, 7, 70", "9, 8, 3", "8, 8, 16", "5, 12, 4", "6, 1, 5"})
    void theProductOfWindowsIsThatOfEach(int length, int hop, int outputs) {
        Dense dense = random(length, outputs);
        assertIsThatOfEach(dense, hop, Product::of);
        assertIsThatOfEach(dense, hop, PlainProduct::new);
    }

    private static void assertIsThatOfEach(Dense dense, int hop, Function<Dense, Product> products) {
        int outputs = dense.bias().length;
        int length = dense.kernel().length / outputs;
        Product whole = Product.of(dense);
        var windows = new WindowProduct(dense, hop, products);
        float[] sequence = values(length + 6 * hop, 4);
        var out = new float[outputs];
        var expected = new float[outputs];
        for (int from = 0; from + length <= sequence.length; from += hop) {
            float[] window = Arrays.copyOfRange(sequence, from, from + length);
            windows.apply(window, out);
            whole.apply(window, expected);
            assertThat(out).as("window from %d", from).containsExactly(expected, within(2e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5", "37, 130", "128, 64"})
    void twoProductsAddToWhatIsThere(int inputs, int outputs) {
        Dense dense = random(inputs, outputs);
        float[] in = values(inputs + 4, 3);
        for (Product product : List.of(Product.of(dense), new PlainProduct(dense))) {
            float[] one = values(outputs + 1, 5);
            float[] other = values(outputs + 1, 6);
            float[] oneExpected = one.clone();
            float[] otherExpected = other.clone();
            product.addBoth(in, 1, one, 4, other);
            for (int j = 0; j < outputs; j++) {
                for (int i = 0; i < inputs; i++) {
                    oneExpected[j] += in[1 + i] * dense.kernel()[i * outputs + j];
                    otherExpected[j] += in[4 + i] * dense.kernel()[i * outputs + j];
                }
            }
            assertThat(one).containsExactly(oneExpected, within(1e-5f));
            assertThat(other).containsExactly(otherExpected, within(1e-5f));
        }
    }

    @Test
    void activationsAreRightToTheirLastPlaces() {
        int count = 4001;
        var tanh = new float[count];
        for (int i = 0; i < count; i++) {
            tanh[i] = (i - 2000) / 150f;
        }
        float[] inputs = tanh.clone();
        float[] sigmoid = tanh.clone();
        Activation.tanh(tanh, count);
        Activation.sigmoid(sigmoid, count);
        for (int i = 0; i < count; i++) {
            assertThat(tanh[i]).as("tanh %s", inputs[i]).isCloseTo((float) Math.tanh(inputs[i]), within(4e-7f));
            double expected = 1 / (1 + Math.exp(-inputs[i]));
            assertThat(sigmoid[i]).as("sigmoid %s", inputs[i]).isCloseTo((float) expected, within(4e-7f));
        }
    }

    private static Dense random(int inputs, int outputs) {
        return new Dense(values(inputs * outputs, 1), values(outputs, 2));
    }

    private static float[] values(int count, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}
