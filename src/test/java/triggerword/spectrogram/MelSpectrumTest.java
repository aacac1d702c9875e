package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.Golden;
import triggerword.audio.Waveform;

class MelSpectrumTest {
    private static final Waveform NOISE = Waveform.mono(Golden.noiseSamples(3, 16_000, 4), 16_000);

    @Test
    void powerIsCompressedLaterToTheSameBits() {
        Spectrogram power = Spectrogram.of(NOISE, MelOptions.power());
        for (MelOptions features : new MelOptions[] {MelOptions.logMel(), MelOptions.pcen(), MelOptions.power()}) {
            Spectrogram expected = Spectrogram.of(NOISE, features);
            Spectrogram compressed = power.compress(features.compression());
            assertThat(compressed.values()).isEqualTo(expected.values());
            assertThat(compressed.features()).isEqualTo(features);
        }
    }

    @Test
    void onlyMelPowerIsCompressed() {
        Spectrogram log = Spectrogram.of(NOISE, MelOptions.logMel());
        assertThatThrownBy(() -> log.compress(Compression.pcen()))
                .hasMessage("expected the power of mel bands but was " + MelOptions.logMel());
        var course = new Spectrogram(new float[0], 0, SpectrogramOptions.course());
        assertThatThrownBy(() -> course.compress(Compression.pcen()))
                .hasMessage("expected the power of mel bands but was " + SpectrogramOptions.course());
    }

    @Test
    void betweenTheOuterPeaksTheTrianglesAddUpToOne() {
        MelOptions options = MelOptions.power();
        var filters = new MelFilters(options, MelFilters.NO_WARP);
        // 300 Hz to 7 kHz lie between the first band's peak and the last one's
        for (int bin = 10; bin < 224; bin++) {
            var power = new float[257];
            power[bin] = 1;
            var bands = new float[40];
            filters.apply(power, bands, 0);
            float sum = 0;
            for (float band : bands) {
                sum += band;
            }
            assertThat(sum).as("bin %d", bin).isCloseTo(1, within(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 1.25", "500, 0.8", "1000, 1.25", "1000, 0.8", "3000, 1.2", "3000, 0.85", "5000, 1"})
    void aWarpedToneLiesWhereTheMultipliedFrequencyIs(double hertz, double warp) {
        Spectrogram warped = Spectrogram.warped(tone(hertz), MelOptions.power(), warp);
        Spectrogram multiplied = Spectrogram.of(tone(hertz * warp), MelOptions.power());
        assertThat(centre(warped)).isCloseTo(centre(multiplied), within(0.12));
    }

    @Test
    void aWarpOfOneIsNone() {
        assertThat(Spectrogram.warped(NOISE, MelOptions.pcen(), 1).values())
                .isEqualTo(Spectrogram.of(NOISE, MelOptions.pcen()).values());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1.25, 2})
    void aWarpLeavesNoBandEmpty(double warp) {
        for (float value : Spectrogram.warped(NOISE, MelOptions.power(), warp).values()) {
            assertThat(value).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 2.01, Double.NaN})
    void aWarpOutOfRangeSaysSo(double warp) {
        assertThatThrownBy(() -> Spectrogram.warped(NOISE, MelOptions.power(), warp))
                .hasMessage("warp: expected 0.5 to 2 but was " + warp);
    }

    @Test
    void moreBandsThanTheSpectrumCanTellApartSaySo() {
        var bands = new MelOptions(16_000, 400, 160, 200, 60, 7600, Compression.none());
        assertThatThrownBy(() -> Spectrogram.of(NOISE, bands))
                .hasMessage(
                        "bands: expected each to hold a bin of the spectrum, 31.25 Hz apart, but was 200, too many");
    }

    @Test
    void pcenForgetsTheLevel() {
        Spectrogram loud = Spectrogram.of(NOISE, MelOptions.pcen());
        Spectrogram soft = Spectrogram.of(scaled(NOISE, 0.1f), MelOptions.pcen());
        Spectrogram loudLog = Spectrogram.of(NOISE, MelOptions.logMel());
        Spectrogram softLog = Spectrogram.of(scaled(NOISE, 0.1f), MelOptions.logMel());
        // 20 dB are ln(100) / 4 = 1.15 of log-mel; what PCEN's gain of 0.95 leaves of them is ln(100) / 20 of the ratio
        assertThat(mean(loudLog) - mean(softLog)).isCloseTo(Math.log(100) / 4, within(1e-2));
        assertThat(mean(loud) / mean(soft)).isBetween(1.1, Math.pow(100, 0.05));
    }

    @Test
    void silenceIsTheFloor() {
        Waveform silence = Waveform.mono(new float[16_000], 16_000);
        // energy and mean are both 1: 1 + 2 under the root
        assertAll(silence, MelOptions.pcen(), Math.sqrt(3) - Math.sqrt(2));
        assertAll(silence, MelOptions.logMel(), (Math.log(1e-4) + 8) / 4);
    }

    private static void assertAll(Waveform sound, MelOptions options, double expected) {
        for (float value : Spectrogram.of(sound, options).values()) {
            assertThat(value).isCloseTo((float) expected, within(1e-6f));
        }
    }

    private static Waveform tone(double hertz) {
        var samples = new float[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / 16_000));
        }
        return Waveform.mono(samples, 16_000);
    }

    private static Waveform scaled(Waveform sound, float factor) {
        float[] samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= factor;
        }
        return Waveform.mono(samples, sound.sampleRateHz());
    }

    /** The mean band of the power. */
    private static double centre(Spectrogram power) {
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < power.values().length; i++) {
            sum += power.values()[i];
            weighted += i % power.bins() * (double) power.values()[i];
        }
        return weighted / sum;
    }

    private static double mean(Spectrogram spectrogram) {
        double sum = 0;
        for (float value : spectrogram.values()) {
            sum += value;
        }
        return sum / spectrogram.values().length;
    }
}
