package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "5000, 1", "5000, 700", "300, 4000", "9000, 2048"})
    void blocksGiveWhatThePlainSumGives(int length, int responseLength) {
        float[] samples = Signals.noise(1, 0.1, 1).slice(0, length).samples();
        float[] response = Signals.noise(1, 0.1, 2).slice(0, responseLength).samples();
        float[] out = Convolution.apply(samples, response);
        assertThat(out).hasSize(length);
        for (int i = 0; i < length; i += 1 + length / 500) {
            double sum = 0;
            for (int k = 0; k <= Math.min(i, responseLength - 1); k++) {
                sum += response[k] * samples[i - k];
            }
            assertThat((double) out[i]).isCloseTo(sum, within(1e-5));
        }
    }
}
