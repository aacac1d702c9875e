package triggerword.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.Waveform;

class ChimeTest {
    @Test
    void chimeIsHeardWhereTheDetectionIs() {
        Waveform silence = Waveform.mono(new float[44_100 * 3], 44_100);
        Waveform mixed = Chime.mix(silence, List.of(new Detection(1500, 0.9f)));
        assertThat(mixed.slice(0, 66_150).dbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(mixed.slice(66_150, 66_150 + 4_410).dbfs()).isGreaterThan(-25);
        assertThat(mixed.frames()).isEqualTo(silence.frames());
    }

    @Test
    void chimeStartsSoftlyAndDiesAway() {
        float[] samples = Chime.sound(44_100).samples();
        assertThat(Math.abs(samples[0])).isLessThan(0.001f);
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan(0.02f);
    }
}
