package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MelOptionsTest {
    private static final Compression NONE = Compression.none();

    @Test
    void aSecondIsNinetyEightFramesOfFortyBands() {
        MelOptions options = MelOptions.logMel();
        assertThat(options.bins()).isEqualTo(40);
        assertThat(options.frames(16_000)).isEqualTo(98);
        assertThat(options.frames(399)).isZero();
        assertThat(options.hopMs()).isEqualTo(10);
        assertThat(options.fftSize()).isEqualTo(512);
    }

    @Test
    void whatCannotBeSaysSo() {
        assertThatThrownBy(() -> new MelOptions(16_000, 3, 1, 40, 60, 7600, NONE))
                .hasMessage("windowSamples: expected at least 4 but was 3");
        assertThatThrownBy(() -> new MelOptions(16_000, 400, 0, 40, 60, 7600, NONE))
                .hasMessage("hopSamples: expected 1 to 400 (the window) but was 0");
        assertThatThrownBy(() -> new MelOptions(16_000, 400, 401, 40, 60, 7600, NONE))
                .hasMessage("hopSamples: expected 1 to 400 (the window) but was 401");
        assertThatThrownBy(() -> new MelOptions(16_000, 400, 160, 0, 60, 7600, NONE))
                .hasMessage("bands: expected at least 1 but was 0");
        assertThatThrownBy(() -> new MelOptions(16_000, 400, 160, 40, 60, 8001, NONE))
                .hasMessage("expected 0 <= lowHz < highHz <= 8000.0 (half the sample rate) but was 60.0 and 8001.0");
        assertThatThrownBy(() -> new MelOptions(16_000, 400, 160, 40, Double.NaN, 7600, NONE))
                .hasMessage("expected 0 <= lowHz < highHz <= 8000.0 (half the sample rate) but was NaN and 7600.0");
        assertThatThrownBy(() -> MelOptions.power().withCompression(null))
                .hasMessage("compression: expected one but there was none");
    }

    @Test
    void aCompressionThatCannotBeSaysSo() {
        assertThatThrownBy(() -> new Compression.Log(0, 8, 4))
                .hasMessage("floor: expected a number above 0 but was 0.0");
        assertThatThrownBy(() -> new Compression.Log(1e-6, Double.NaN, 4))
                .hasMessage("offset: expected a number but was NaN");
        assertThatThrownBy(() -> new Compression.Log(1e-6, 8, -4))
                .hasMessage("scale: expected a number above 0 but was -4.0");
        assertThatThrownBy(() -> new Compression.Pcen(0, 0.95, 2, 0.5, 1e-3, 1))
                .hasMessage("smoothing: expected above 0, up to 1, but was 0.0");
        assertThatThrownBy(() -> new Compression.Pcen(0.03, 1.1, 2, 0.5, 1e-3, 1))
                .hasMessage("gain: expected 0 to 1 but was 1.1");
        assertThatThrownBy(() -> new Compression.Pcen(0.03, 0.95, 0, 0.5, 1e-3, 1))
                .hasMessage("bias: expected a number above 0 but was 0.0");
        assertThatThrownBy(() -> new Compression.Pcen(0.03, 0.95, 2, 2, 1e-3, 1))
                .hasMessage("power: expected above 0, up to 1, but was 2.0");
        assertThatThrownBy(() -> new Compression.Log(1e-50, 8, 4))
                .hasMessage("floor: expected a number in a float's range but was 1.0E-50");
        assertThatThrownBy(() -> new Compression.Pcen(0.03, 0.95, 2, 0.5, 0, 1))
                .hasMessage("floor: expected a number above 0 but was 0.0");
        assertThatThrownBy(() -> new Compression.Pcen(0.03, 0.95, 2, 0.5, 1e-3, Double.POSITIVE_INFINITY))
                .hasMessage("inputScale: expected a number above 0 but was Infinity");
    }
}
