package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static triggerword.evaluation.HandMade.CLEAN;
import static triggerword.evaluation.HandMade.NOISY;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.augmentation.SpeechActivity;

/** Clips are staged as they would be heard live. */
class TakeTest {
    @Test
    void theClipLiesBetweenTwoSecondsOfRoom() {
        Take take = Take.of(word(), CLEAN, 1);
        assertThat(take.sound().frames()).isEqualTo(1000 + 800 + 1000);
        assertThat(take.sound().slice(1000, 1800).samples())
                .isEqualTo(word().sound().samples());
        assertThat(take.word()).isEqualTo(new TimeSpan(1200, 1699));
    }

    /** The word is at -6 dBFS, its pauses at -34 dBFS: no more than 40 dB below the word. */
    @Test
    void theRoomIsAsLoudAsThePausesButFarBelowTheWord() {
        assertThat(Take.of(word(), CLEAN, 1).sound().slice(0, 1000).dbfs()).isCloseTo(-46, within(0.7));
        Clip silence = HandMade.clip("", "", Kind.POSITIVE).withSound(Waveform.mono(new float[500], 1000));
        assertThat(Take.of(silence, CLEAN, 1).sound().slice(0, 1000).dbfs()).isCloseTo(-101, within(0.7));
    }

    @Test
    void noiseIsAsFarBelowTheWordAsTheConditionSays() {
        Waveform clean = Take.of(word(), CLEAN, 1).sound();
        Waveform noisy = Take.of(word(), NOISY, 1).sound();
        var noise = new float[clean.frames()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noisy.samples()[i] - clean.samples()[i];
        }
        assertThat(SpeechActivity.levelDbfs(clean) - Waveform.mono(noise, 1000).dbfs())
                .isCloseTo(10, within(0.01));
    }

    @Test
    void theSameSeedGivesTheSameTakeAndAnotherAnother() {
        float[] take = Take.of(word(), NOISY, 1).sound().samples();
        assertThat(Take.of(word(), NOISY, 1).sound().samples()).isEqualTo(take);
        assertThat(Take.of(word(), NOISY, 2).sound().samples()).isNotEqualTo(take);
    }

    @Test
    void runningSoundIsOneClipAfterTheOther() {
        assertThat(Take.running(List.of(word(), word()), CLEAN, 1).frames()).isEqualTo(1600);
        assertThat(Take.running(List.of(word(), word()), NOISY, 1).frames()).isEqualTo(1600);
    }

    @Test
    void silentNoiseIsNone() {
        assertThatThrownBy(() -> Condition.noise(10, List.of(Waveform.mono(new float[10], 1000))))
                .hasMessage("expected noises with a finite ratio, or neither, but was 0 at 10.0 dB");
        assertThat(Condition.noise(-2.5, List.of(HandMade.tone(10, 1))).name()).isEqualTo("-2.5 dB");
    }

    /** 200 ms of pause, 500 ms of word, 100 ms of pause. */
    private static Clip word() {
        var samples = new float[800];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (i % 2 == 0 ? 1 : -1) * (i >= 200 && i < 700 ? 0.5f : 0.02f);
        }
        return HandMade.clip("", "", Kind.POSITIVE).withSound(Waveform.mono(samples, 1000));
    }
}
