package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Waveform;

class LevelTest {
    private static final Waveform SOUND = Signals.noise(1, 0.05, 1);

    @Test
    void gainIsInDecibels() {
        assertThat(Level.gain(SOUND, -7).dbfs()).isCloseTo(SOUND.dbfs() - 7, within(0.001));
    }

    @Test
    void peakIsWhereItIsWanted() {
        assertThat(peak(Level.peak(SOUND, 0))).isCloseTo(32767 / 32768f, within(1e-6f));
        assertThat(peak(Level.peak(SOUND, -20))).isCloseTo(0.1f, within(1e-4f));
        Waveform silence = Waveform.mono(new float[10], Signals.RATE);
        assertThat(Level.peak(silence, -3).samples()).containsOnly(0f);
        assertThatThrownBy(() -> Level.peak(SOUND, 1)).hasMessage("peakDbfs: expected at most 0 dB but was 1.0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.02, 0.3})
    void clippedShareLiesAtTheLimit(double share) {
        Waveform clipped = Clipping.apply(SOUND, share);
        float limit = peak(clipped);
        int atLimit = 0;
        for (float sample : clipped.samples()) {
            atLimit += Math.abs(sample) == limit ? 1 : 0;
        }
        assertThat((double) atLimit / SOUND.frames()).isCloseTo(share, within(0.0002));
    }

    @Test
    void nothingClippedIsTheSound() {
        assertThat(Clipping.apply(SOUND, 0).samples()).isEqualTo(SOUND.samples());
        assertThatThrownBy(() -> Clipping.apply(SOUND, 0.6)).hasMessage("share: expected 0 to 0.5 but was 0.6");
    }

    private static float peak(Waveform sound) {
        float greatest = 0;
        for (float sample : sound.samples()) {
            greatest = Math.max(greatest, Math.abs(sample));
        }
        return greatest;
    }
}
