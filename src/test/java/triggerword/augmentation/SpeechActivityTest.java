package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;

/** Takes are cut to what is spoken in them. */
class SpeechActivityTest {
    @Test
    void aTakeIsTrimmedToTheWordAndTenthsOfASecondAround() {
        Waveform trimmed = SpeechActivity.trim(tone(16_000, 8000, 12_000));
        assertThat(trimmed.frames()).isEqualTo(1600 + 4000 + 1600);
        assertThat(trimmed.samples()[1599]).isZero();
        assertThat(Math.abs(trimmed.samples()[1600])).isEqualTo(0.25f);
    }

    @Test
    void atTheEdgesThereIsNoMoreThanThereIs() {
        assertThat(SpeechActivity.trim(tone(1000, 0, 1000)).frames()).isEqualTo(1000);
    }

    @Test
    void silenceStaysWhole() {
        assertThat(SpeechActivity.trim(tone(1000, 0, 0)).frames()).isEqualTo(1000);
    }

    @Test
    void spanIsFromTheFirstActiveFrameToTheLast() {
        assertThat(SpeechActivity.span(tone(16_000, 8000, 12_000))).isEqualTo(new TimeSpan(500, 749));
        assertThat(SpeechActivity.span(tone(16_000, 0, 0))).isEqualTo(new TimeSpan(0, 999));
    }

    @Test
    void floorIsTheLevelOfTheQuietestTenth() {
        assertThat(SpeechActivity.floorDbfs(tone(16_000, 0, 16_000))).isCloseTo(-12.04, within(0.01));
        assertThat(SpeechActivity.floorDbfs(tone(16_000, 4000, 16_000))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static Waveform tone(int frames, int from, int to) {
        var samples = new float[frames];
        for (int i = from; i < to; i++) {
            samples[i] = i % 2 == 0 ? 0.25f : -0.25f;
        }
        return Waveform.mono(samples, 16_000);
    }
}
