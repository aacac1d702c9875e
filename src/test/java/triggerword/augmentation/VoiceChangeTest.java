package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.audio.Waveform;

class VoiceChangeTest {
    @ParameterizedTest
    @CsvSource({"0.85, 100", "0.85, 220", "0.93, 150", "1.07, 120", "1.15, 90", "1.15, 230"})
    void pitchChangesToTwoPercentAndAllElseStays(double pitch, double f0) {
        Waveform sound = Signals.vowel(f0, 1.5, Signals.RATE);
        Waveform changed = VoiceChange.NONE.withPitch(pitch).apply(sound);
        assertThat(changed.frames()).isEqualTo(sound.frames());
        assertThat(Signals.f0(changed) / (f0 * pitch)).isCloseTo(1, within(0.02));
        assertThat(Signals.envelopeErrorDb(changed, f0 * pitch, 1)).isLessThan(1.5);
        assertThat(changed.dbfs()).isCloseTo(sound.dbfs(), within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"0.85, 100", "0.85, 200", "1.2, 100", "1.2, 200", "1.2, 280", "1.1, 150"})
    void formantsMoveAndPitchStays(double formants, double f0) {
        Waveform sound = Signals.vowel(f0, 1, Signals.RATE);
        Waveform changed = VoiceChange.NONE.withFormants(formants).apply(sound);
        assertThat(changed.frames()).isEqualTo(sound.frames());
        assertThat(Signals.f0(changed) / f0).isCloseTo(1, within(0.005));
        double moved = Signals.envelopeErrorDb(changed, f0, formants);
        assertThat(moved).isLessThan(1.2);
        assertThat(moved).isLessThan(0.25 * Signals.envelopeErrorDb(changed, f0, 1));
        assertThat(changed.dbfs()).isCloseTo(sound.dbfs(), within(0.01));
    }

    @Test
    void theThreeAreIndependent() {
        Waveform sound = Signals.vowel(120, 1.5, Signals.RATE);
        Waveform changed = new VoiceChange(1.15, 0.9, 1.3).apply(sound);
        assertThat(changed.frames()).isEqualTo(31_200);
        assertThat(Signals.f0(changed) / (120 * 0.9)).isCloseTo(1, within(0.02));
        assertThat(Signals.envelopeErrorDb(changed, 120 * 0.9, 1.15)).isLessThan(2.5);
    }

    @Test
    void noChangeLeavesTheSamples() {
        Waveform sound = Signals.noise(1, 0.1, 1);
        assertThat(VoiceChange.NONE.apply(sound).samples()).isEqualTo(sound.samples());
    }

    @Test
    void silenceStaysSilence() {
        Waveform silence = Waveform.mono(new float[1000], Signals.RATE);
        Waveform changed = new VoiceChange(1.2, 1.1, 0.8).apply(silence);
        assertThat(changed.samples()).hasSize(800).containsOnly(0f);
    }

    @Test
    void readingFasterRaisesAToneWithoutNoise() {
        var tone = new float[8000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / Signals.RATE);
        }
        for (double speed : new double[] {0.85, 1.137}) {
            float[] out = FractionalResampler.apply(tone, speed);
            for (int i = 100; i < out.length - 100; i++) {
                double expected = Math.sin(2 * Math.PI * 1000 * speed * i / Signals.RATE);
                assertThat((double) out[i]).isCloseTo(expected, within(0.004));
            }
        }
    }

    @Test
    void badFactorsAreNamed() {
        assertThatThrownBy(() -> VoiceChange.NONE.withPitch(2.5)).hasMessage("pitch: expected 0.5 to 2.0 but was 2.5");
        assertThatThrownBy(() -> VoiceChange.NONE.withDuration(Double.NaN))
                .hasMessage("duration: expected 0.5 to 2.0 but was NaN");
        assertThatThrownBy(() -> VoiceChange.NONE.withFormants(0))
                .hasMessage("formants: expected 0.5 to 2.0 but was 0.0");
    }
}
