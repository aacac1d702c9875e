package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Waveform;

class MicrophoneTest {
    private static final Microphone COLOURED = new Microphone(200, 5000, List.of(-6.0, 3.0, 0.0, 6.0, -4.0, 2.0, 5.0));

    @ParameterizedTest
    @ValueSource(doubles = {150, 200, 300, 500, 1000, 1400, 2000, 4000, 5000, 6500})
    void tonesComeOutAsTheCurveSays(double hz) {
        Waveform heard = COLOURED.apply(tone(hz));
        assertThat(Signals.loudnessDb(heard, hz) - Signals.loudnessDb(tone(hz), hz))
                .isCloseTo(COLOURED.gainDb(hz), within(0.5));
    }

    @Test
    void bandEndsAtItsEdges() {
        Microphone telephone = Microphone.flat(300, 3400);
        assertThat(telephone.gainDb(300)).isCloseTo(-3.01, within(0.01));
        assertThat(telephone.gainDb(3400)).isCloseTo(-3.01, within(0.01));
        assertThat(telephone.gainDb(1000)).isCloseTo(0, within(0.01));
        assertThat(telephone.gainDb(6800)).isCloseTo(-36.1, within(0.1));
        assertThat(telephone.gainDb(150)).isCloseTo(-36.1, within(0.1));
        assertThat(telephone.gainDb(0)).isEqualTo(-80);
        Waveform heard = telephone.apply(tone(6800));
        assertThat(Signals.loudnessDb(heard, 6800)).isLessThan(Signals.loudnessDb(tone(6800), 6800) - 34);
    }

    @Test
    void noEdgeLeavesTheSoundAlone() {
        Waveform sound = Signals.noise(0.5, 0.1, 1);
        float[] heard = Microphone.flat(0, 8000).apply(sound).samples();
        for (int i = 0; i < heard.length; i++) {
            assertThat(heard[i]).isCloseTo(sound.samples()[i], within(1e-5f));
        }
    }

    @Test
    void clickIsHeardAtOnce() {
        float[] response = COLOURED.impulseResponse(Signals.RATE);
        double early = Mono.power(response, 0, 32) * 32;
        double all = Mono.power(response, 0, response.length) * response.length;
        assertThat(early / all).isGreaterThan(0.9);
    }

    @Test
    void badCurvesAreNamed() {
        assertThatThrownBy(() -> Microphone.flat(500, 400))
                .hasMessage("expected a band of 0 Hz ≤ lowHz < highHz but was 500.0 to 400.0 Hz");
        assertThatThrownBy(() -> new Microphone(0, 8000, List.of(1.0)))
                .hasMessage("gainsDb: expected 7 gains but was 1");
    }

    private static Waveform tone(double hz) {
        var samples = new float[Signals.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * Math.sin(2 * Math.PI * hz * i / Signals.RATE));
        }
        return Waveform.mono(samples, Signals.RATE);
    }
}
