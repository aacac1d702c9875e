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
    void noisesAreHeardAloneAndTogether() {
        List<Integer> kinds = IntStream.range(0, 100)
                .map(seed -> (hears(seed, 200, 700) ? 1 : 0) + (hears(seed, 2000, 4300) ? 2 : 0))
                .boxed()
                .distinct()
                .toList();
        assertThat(kinds).containsExactlyInAnyOrder(1, 2, 3);
    }

    /** Whether a blend crosses zero as often as some tone of the band does, or holds it beside another. */
    private static boolean hears(int seed, double lowHz, double highHz) {
        float[] samples = NoiseBlend.of(TONES, RATE / 2, seed).samples();
        double greatest = 0;
        for (double hertz = lowHz; hertz < highHz; hertz += 2) {
            double cosine = 0;
            double sine = 0;
            for (int i = 0; i < samples.length; i++) {
                cosine += samples[i] * Math.cos(2 * Math.PI * hertz * i / RATE);
                sine += samples[i] * Math.sin(2 * Math.PI * hertz * i / RATE);
            }
            greatest = Math.max(greatest, Math.hypot(cosine, sine) / samples.length);
        }
        return greatest > 0.005;
    }

    @Test
    void noNoiseIsRefused() {
        assertThatThrownBy(() -> NoiseBlend.of(List.of(), 10, 1))
                .hasMessage("noises: expected at least one but was none");
    }
}
