package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import triggerword.Golden;
import triggerword.Golden.Mix;
import triggerword.Golden.Stage;

class PcmTest {
    static List<Mix> mixes() throws IOException {
        return Golden.mixes();
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void everyStageOfAMixIsPydubsToTheBit(Mix mix) {
        List<Stage> stages = mix.stages();
        Pcm sound = Pcm.of(mix.background());
        assertIs(stages.get(0), sound);
        assertIs(stages.get(1), sound.gain(-20));
        for (int i = 0; i < mix.clips().size(); i++) {
            assertIs(
                    stages.get(2 + i),
                    sound.overlay(mix.clips().get(i), mix.positionsMs().get(i)));
        }
        assertIs(stages.get(stages.size() - 1), sound.matchLoudness(-20));
    }

    private static void assertIs(Stage stage, Pcm mixed) {
        Waveform sound = mixed.toWaveform();
        assertThat(sound.channels()).as(stage.name()).hasNumberOfRows(stage.channels());
        assertThat(sound.frames()).as(stage.name()).isEqualTo(stage.frames());
        for (int i = 1; i < stage.samples().length; i++) {
            String[] sample = stage.samples()[i].split(":", 2);
            int index = Integer.parseInt(sample[0]);
            float value = sound.channels()[index % stage.channels()][index / stage.channels()];
            assertThat(Pcm.quantize(value))
                    .as("%s, sample %d", stage.name(), index)
                    .isEqualTo(Short.parseShort(sample[1]));
        }
        assertThat(Golden.sha256(sound)).as(stage.name()).isEqualTo(stage.sha256());
        if (Double.isInfinite(stage.dbfs())) {
            assertThat(mixed.dbfs()).isEqualTo(stage.dbfs());
        } else {
            assertThat(mixed.dbfs()).as(stage.name()).isCloseTo(stage.dbfs(), within(1e-12));
        }
    }

    @Test
    void gainsArePydubsExactly() throws IOException {
        for (String[] line : Golden.lines("pydub.txt")) {
            if (!line[0].equals("gain")) {
                continue;
            }
            for (int i = 3; i < line.length; i++) {
                String[] pair = line[i].split(":", 2);
                float in = Short.parseShort(pair[0]) / 32768f;
                Waveform louder = Pcm.of(Waveform.mono(new float[] {in}, 44_100))
                        .gain(Double.parseDouble(line[1]))
                        .toWaveform();
                assertThat(louder.samples()[0] * 32768)
                        .as("%s at %s dB", pair[0], line[1])
                        .isEqualTo(Float.parseFloat(pair[1]));
            }
        }
    }

    @Test
    void quantizeRoundsAndSaturates() {
        assertThat(Pcm.quantize(1f)).isEqualTo(Short.MAX_VALUE);
        assertThat(Pcm.quantize(-7f)).isEqualTo(Short.MIN_VALUE);
        assertThat(Pcm.quantize(100.4f / 32768)).isEqualTo((short) 100);
        assertThat(Pcm.quantize(-100.6f / 32768)).isEqualTo((short) -101);
    }

    @Test
    void silenceStaysSilence() {
        Pcm silence = Pcm.of(Waveform.mono(new float[100], 44_100));
        assertThat(silence.dbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(silence.matchLoudness(-20).toWaveform().samples()).containsOnly(0f);
    }

    @Test
    void anEmptySoundIsAsLoudAsSilence() {
        assertThat(Pcm.of(Waveform.mono(new float[0], 44_100)).dbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void mixingLeavesItsArgumentsAlone() {
        Waveform base = Golden.segment(441, 1, 44_100, 2);
        Waveform clip = Golden.segment(100, 2, 44_100, 2);
        String before = Golden.sha256(base);
        Pcm.of(base).overlay(clip, 3).gain(6);
        assertThat(Golden.sha256(base)).isEqualTo(before);
    }

    @Test
    void overlayOfAnotherRateSaysSo() {
        assertThatThrownBy(
                        () -> Pcm.of(Golden.segment(100, 1, 44_100, 2)).overlay(Golden.segment(100, 2, 16_000, 2), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a clip of 44100 Hz but was 16000 Hz");
    }

    @Test
    void overlayBeforeTheBeginningSaysSo() {
        Waveform sound = Golden.segment(100, 1, 44_100, 2);
        assertThatThrownBy(() -> Pcm.of(sound).overlay(sound, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a position of 0 ms or later but was -1 ms");
    }
}
