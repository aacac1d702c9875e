package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.Golden;

class RealFftTest {
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 32, 64, 512, 1024, 2048})
    void spectrumIsThatOfTheDefinition(int size) {
        float[] samples = Golden.noiseSamples(1, size, 1);
        var fft = new RealFft(size);
        var re = new float[fft.bins()];
        var im = new float[fft.bins()];
        fft.forward(samples, re, im);
        for (int k = 0; k < fft.bins(); k++) {
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < size; n++) {
                double angle = 2 * Math.PI * ((long) k * n % size) / size;
                real += samples[n] * Math.cos(angle);
                imaginary -= samples[n] * Math.sin(angle);
            }
            assertThat((double) re[k]).isCloseTo(real, within(1e-6 * size + 1e-5));
            assertThat((double) im[k]).isCloseTo(imaginary, within(1e-6 * size + 1e-5));
        }
        var back = new float[size];
        fft.inverse(re, im, back);
        for (int n = 0; n < size; n++) {
            assertThat(back[n]).isCloseTo(samples[n], within(3e-6f));
        }
    }

    @Test
    void sizeIsTheNextPowerOfTwo() {
        assertThat(RealFft.sizeFor(1)).isEqualTo(4);
        assertThat(RealFft.sizeFor(512)).isEqualTo(512);
        assertThat(RealFft.sizeFor(513)).isEqualTo(1024);
        assertThatThrownBy(() -> new RealFft(480)).hasMessage("expected a power of two of at least 4 but was 480");
    }
}
