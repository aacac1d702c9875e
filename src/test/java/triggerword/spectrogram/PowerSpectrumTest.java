package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.Golden;

class PowerSpectrumTest {
    /** Windows whose halves have all factors that the fast transform knows, alone and together. */
    @ParameterizedTest
    @CsvSource({
        "4, 1",
        "8, 8",
        "10, 3",
        "16, 5",
        "20, 8",
        "50, 7",
        "64, 32",
        "200, 80",
        "256, 100",
        "400, 160",
        "500, 499"
    })
    void vectorsGiveThePlainTransform(int window, int hop) {
        var options = new SpectrogramOptions(16_000, window, hop, 16_000);
        FrameTransform vectors = PowerSpectrum.of(options);
        assertThat(vectors.getClass().getSimpleName()).isEqualTo("VectorSpectrum");
        assertIsPlain(vectors, options);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "6, 5", "14, 3", "94, 40", "200, 80", "400, 160"})
    void theFallBackGivesThePlainTransform(int window, int hop) {
        var options = new SpectrogramOptions(16_000, window, hop, 16_000);
        assertIsPlain(new FoldedSpectrum(FrameScaling.of(options)), options);
    }

    @Test
    void otherFactorsFallBack() {
        var options = new SpectrogramOptions(16_000, 2 * 3 * 5, 8, 16_000);
        assertThat(PowerSpectrum.of(options)).isInstanceOf(FoldedSpectrum.class);
    }

    private static void assertIsPlain(FrameTransform spectrum, SpectrogramOptions options) {
        int frames = 77;
        float[] samples = Golden.noiseSamples(7, options.windowSamples() + (frames - 1) * options.hopSamples(), 1);
        var values = new float[frames * options.bins()];
        spectrum.transform(samples, 0, frames, values, 0);
        double[] plain = PlainSpectrogram.of(samples, options);
        double largest = 0;
        for (double value : plain) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(Math.abs(values[i] - plain[i]) / largest)
                    .as("%s, value %d", options, i)
                    .isLessThan(1e-6);
        }
    }
}
