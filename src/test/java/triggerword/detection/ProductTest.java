package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
