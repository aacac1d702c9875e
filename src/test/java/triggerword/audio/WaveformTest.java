package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WaveformTest {
    @Test
    void toStringIsOneLineWithUnits() {
        assertThat(Waveform.mono(new float[441_000], 44_100)).hasToString("Waveform[10.00 s, 44100 Hz, mono]");
        assertThat(new Waveform(new float[2][8000], 16_000)).hasToString("Waveform[0.50 s, 16000 Hz, stereo]");
    }

    @Test
    void sliceIsAPartOfEveryChannel() {
        var sound = new Waveform(new float[][] {{0, .1f, .2f, .3f}, {0, -.1f, -.2f, -.3f}}, 44_100);
        assertThat(sound.slice(1, 3).channels()).isDeepEqualTo(new float[][] {{.1f, .2f}, {-.1f, -.2f}});
    }

    @Test
    void loudnessIsRelativeToFullScale() {
        assertThat(Waveform.mono(new float[] {1, -1}, 44_100).dbfs()).isCloseTo(0, within(1e-12));
        assertThat(Waveform.mono(new float[] {.1f, -.1f}, 44_100).dbfs()).isCloseTo(-20, within(1e-6));
        assertThat(Waveform.mono(new float[10], 44_100).dbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void whatIsNoSoundSaysSo() {
        assertThatThrownBy(() -> new Waveform(new float[3][10], 44_100))
                .hasMessage("expected 1 or 2 channels but was 3");
        assertThatThrownBy(() -> new Waveform(new float[0][], 44_100)).hasMessage("expected 1 or 2 channels but was 0");
        assertThatThrownBy(() -> new Waveform(new float[][] {{0}, {0, 0}}, 44_100))
                .hasMessage("expected channels of one length but was 1 and 2 frames");
        assertThatThrownBy(() -> Waveform.mono(new float[1], 0))
                .hasMessage("expected a sample rate above 0 Hz but was 0");
    }

    @Test
    void theFirstChannelIsMono() {
        var stereo = new Waveform(new float[][] {{0.1f, 0.2f}, {0.3f, 0.4f}}, 8000);
        assertThat(stereo.firstChannel().channels()).isDeepEqualTo(new float[][] {{0.1f, 0.2f}});
        assertThat(stereo.firstChannel().firstChannel().samples()).isSameAs(stereo.samples());
    }

    @Test
    void stereoBecomesMonoByTheMean() {
        var stereo = new Waveform(new float[][] {{0.5f, 0}, {0.25f, -0.5f}}, 8000);
        assertThat(stereo.toMono().channels()).isDeepEqualTo(new float[][] {{0.375f, -0.25f}});
        assertThat(stereo.toMono().toMono().sampleRateHz()).isEqualTo(8000);
    }
}
