package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Waveform;

class NoiseMixTest {
    /** A vowel of 0.6 s between silences: its active part is known. */
    private static final Waveform SPEECH = Signals.padded(Signals.vowel(120, 0.6, Signals.RATE), 0.5, 1.2);

    @ParameterizedTest
    @ValueSource(doubles = {-6, 0, 10, 30})
    void ratioIsThatOfTheSpokenPart(double snrDb) {
        Waveform noise = Signals.noise(2.3, 0.3, 4);
        float[] mixed = NoiseMix.mix(SPEECH, noise, snrDb).samples();
        var added = new float[mixed.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = mixed[i] - SPEECH.samples()[i];
        }
        double speech = Mono.power(SPEECH.samples(), 8_000, 17_600);
        assertThat(10 * Math.log10(speech / Mono.power(added, 0, added.length))).isCloseTo(snrDb, within(0.1));
    }

    @Test
    void silenceAroundAWordChangesNothing() {
        Waveform word = Signals.vowel(120, 0.6, Signals.RATE);
        assertThat(SpeechActivity.levelDbfs(SPEECH)).isCloseTo(word.dbfs(), within(0.05));
        assertThat(SpeechActivity.levelDbfs(Signals.padded(word, 0.013, 5))).isCloseTo(word.dbfs(), within(0.1));
    }

    @Test
    void activeFramesAreThoseOfTheWord() {
        boolean[] active = SpeechActivity.frames(SPEECH);
        assertThat(active).hasSize(230);
        for (int f = 0; f < active.length; f++) {
            assertThat(active[f]).isEqualTo(f >= 50 && f < 110);
        }
        assertThat(SpeechActivity.frames(Waveform.mono(new float[700], Signals.RATE)))
                .containsExactly(false, false, false, false, false);
    }

    @Test
    void shortNoiseBeginsAgain() {
        Waveform noise = Waveform.mono(new float[] {1, 2, 3}, Signals.RATE);
        assertThat(NoiseMix.section(noise, 5, 7).samples()).containsExactly(3, 1, 2, 3, 1, 2, 3);
    }

    @Test
    void badMixturesAreNamed() {
        Waveform noise = Signals.noise(2.3, 0.3, 4);
        assertThatThrownBy(() -> NoiseMix.mix(SPEECH, Signals.noise(1, 0.3, 4), 10))
                .hasMessage("expected noise of 36800 samples but was 16000");
        assertThatThrownBy(() -> NoiseMix.mix(SPEECH, Waveform.mono(noise.samples(), 8000), 10))
                .hasMessage("expected 16000 Hz but was 8000 Hz: Waveform[4.60 s, 8000 Hz, mono]");
        Waveform silence = Waveform.mono(new float[36_800], Signals.RATE);
        assertThatThrownBy(() -> NoiseMix.mix(silence, noise, 10))
                .hasMessage("expected sound but the speech was silent: Waveform[2.30 s, 16000 Hz, mono]");
        assertThatThrownBy(() -> NoiseMix.mix(SPEECH, silence, 10))
                .hasMessage("expected sound but the noise was silent: Waveform[2.30 s, 16000 Hz, mono]");
    }

    @Test
    void babbleIsSteadyAndOfAllItsVoices() {
        List<Waveform> voices = List.of(
                Signals.vowel(100, 0.7, Signals.RATE),
                Signals.vowel(150, 0.5, Signals.RATE),
                Signals.vowel(220, 0.6, Signals.RATE));
        Waveform babble = Babble.of(voices, 8, 5 * Signals.RATE, 1);
        assertThat(babble.frames()).isEqualTo(5 * Signals.RATE);
        for (int second = 0; second < 5; second++) {
            double level = babble.slice(second * Signals.RATE, (second + 1) * Signals.RATE)
                    .dbfs();
            assertThat(level).isCloseTo(babble.dbfs(), within(3.0));
        }
        for (double hz : new double[] {600, 1320, 1350}) {
            assertThat(Signals.loudnessDb(babble, hz)).isGreaterThan(-80);
        }
        assertThat(Babble.of(voices, 8, 5 * Signals.RATE, 1).samples()).isEqualTo(babble.samples());
        assertThat(Babble.of(voices, 8, 5 * Signals.RATE, 2).samples()).isNotEqualTo(babble.samples());
    }

    @Test
    void badBabbleIsNamed() {
        assertThatThrownBy(() -> Babble.of(List.of(SPEECH), 1, 100, 1))
                .hasMessage("talkers: expected at least 2 but was 1");
        Waveform silence = Waveform.mono(new float[100], Signals.RATE);
        assertThatThrownBy(() -> Babble.of(List.of(silence), 3, 100, 1))
                .hasMessage("voices: expected at least one clip with sound but was 1 silent ones");
    }
}
