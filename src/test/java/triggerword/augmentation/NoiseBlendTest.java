package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triggerword.audio.Waveform;

class NoiseBlendTest {
    private static final int RATE = 16_000;
    private static final List<Waveform> TONES =
            List.of(Waveform.mono(tone(400), RATE), Waveform.mono(tone(3000), RATE));

    private static float[] tone(double hertz) {
        var samples = new float[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }

    @Test
    void aSeedGivesTheSameNoiseOfTheWantedLength() {
        Waveform blend = NoiseBlend.of(TONES, 5000, 3);
        assertThat(blend.frames()).isEqualTo(5000);
        assertThat(NoiseBlend.of(TONES, 5000, 3).samples()).isEqualTo(blend.samples());
        assertThat(NoiseBlend.of(TONES, 5000, 4).samples()).isNotEqualTo(blend.samples());
    }

    @Test
    void recordedNoisesComeAloneAndBurstsBesideThem() {
        List<Waveform> silence = List.of(Waveform.mono(new float[RATE], RATE));
        long silent = IntStream.range(0, 300)
                .filter(seed -> Mono.power(NoiseBlend.of(silence, 2000, seed).samples(), 0, 2000) == 0)
                .count();
        // bursts are a third of what is drawn, and something else lies beside half of it
        assertThat(silent).isBetween(130L, 220L);
    }

    @Test
    void noNoiseIsRefused() {
        assertThatThrownBy(() -> NoiseBlend.of(List.of(), 10, 1))
                .hasMessage("noises: expected at least one but was none");
    }
}
