package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Waveform;

class TimeStretchTest {
    @ParameterizedTest
    @CsvSource({"0.7, 100", "0.86, 220", "1.1, 130", "1.45, 90", "1.45, 260"})
    void lengthIsAsWantedAndPitchStays(double factor, double f0) {
        Waveform sound = Signals.vowel(f0, 1.5, Signals.RATE);
        Waveform stretched = stretched(sound, factor);
        assertThat(stretched.frames()).isEqualTo((int) Math.round(sound.frames() * factor));
        assertThat(Signals.f0(stretched) / f0).isCloseTo(1, within(0.005));
        assertThat(Signals.envelopeErrorDb(stretched, f0, 1)).isLessThan(1);
        assertThat(stretched.dbfs()).isCloseTo(sound.dbfs(), within(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.9, 1.2, 1.45})
    void whatIsHeardKeepsItsPlaceInTime(double factor) {
        var samples = new float[3 * Signals.RATE];
        Waveform vowel = Signals.vowel(140, 0.3, Signals.RATE);
        System.arraycopy(vowel.samples(), 0, samples, 8_000, vowel.frames());
        System.arraycopy(vowel.samples(), 0, samples, 40_000, vowel.frames());
        Waveform stretched = stretched(Waveform.mono(samples, Signals.RATE), factor);
        double first = onset(stretched, 0);
        double second = onset(stretched, (int) (24_000 * factor));
        assertThat(first).isCloseTo(0.5 * factor, within(0.024));
        assertThat((second - first) / (2 * factor)).isCloseTo(1, within(0.01));
    }

    @Test
    void otherRatesAreAsGood() {
        for (int rate : new int[] {11_025, 22_050, 24_000, 44_100, 48_000}) {
            Waveform stretched = stretched(Signals.vowel(120, 1.2, rate), 1.3);
            assertThat(Signals.f0(stretched)).isCloseTo(120, within(0.6));
            assertThat(Signals.envelopeErrorDb(stretched, 120, 1)).isLessThan(1);
        }
    }

    @Test
    void soundsOfAnyLengthAreStretched() {
        assertThat(stretched(Waveform.mono(new float[1], Signals.RATE), 0.5).frames())
                .isEqualTo(1);
        assertThat(stretched(Signals.noise(0.01, 0.1, 1), 2).frames()).isEqualTo(320);
        Waveform sound = Signals.noise(1, 0.1, 1);
        assertThat(stretched(sound, 1).samples()).isEqualTo(sound.samples());
    }

    @Test
    void badInputsAreNamed() {
        var stereo = new Waveform(new float[2][10], Signals.RATE);
        assertThatThrownBy(() -> stretched(stereo, 1.2))
                .hasMessage("expected a mono sound of at least one sample but was Waveform[0.00 s, 16000 Hz, stereo]");
        Waveform broken = Waveform.mono(new float[] {0, Float.NaN}, Signals.RATE);
        assertThatThrownBy(() -> stretched(broken, 1.2)).hasMessage("expected numbers but sample 1 was NaN");
    }

    /** As a voice is stretched whose pitch and formants stay. */
    private static Waveform stretched(Waveform sound, double factor) {
        return VoiceChange.NONE.withDuration(factor).apply(sound);
    }

    private static double onset(Waveform sound, int from) {
        float[] samples = sound.samples();
        int i = from;
        while (Math.abs(samples[i]) < 0.02) {
            i++;
        }
        return (double) i / sound.sampleRateHz();
    }
}
