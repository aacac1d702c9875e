package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import triggerword.audio.Waveform;

class AugmenterTest {
    private static final Waveform CLIP = Signals.padded(Signals.vowel(120, 0.5, Signals.RATE), 0.2, 0.3);
    private static final Waveform NOISE = Signals.noise(3, 0.2, 9);

    @Test
    void sameSeedGivesTheSameBytesOnAnyThread() {
        var augmenter = new Augmenter(AugmentationOptions.defaults());
        List<float[]> alone = IntStream.range(0, 24)
                .mapToObj(seed -> augmenter.augment(CLIP, NOISE, seed).samples())
                .toList();
        List<float[]> together = IntStream.range(0, 24)
                .parallel()
                .mapToObj(seed -> augmenter.augment(CLIP, NOISE, seed).samples())
                .toList();
        for (int seed = 0; seed < 24; seed++) {
            assertThat(together.get(seed)).isEqualTo(alone.get(seed));
        }
        assertThat(alone.get(1)).isNotEqualTo(alone.get(0));
    }

    @Test
    void everySampleLiesWithinFullScale() {
        var augmenter = new Augmenter(AugmentationOptions.defaults());
        for (long seed = 0; seed < 50; seed++) {
            for (float sample : augmenter.augment(CLIP, NOISE, seed).samples()) {
                assertThat(sample).isBetween(-1f, 0.99998f);
            }
        }
    }

    @Test
    void drawnValuesHaveTheirRangesAndProbabilities() {
        var augmenter = new Augmenter(AugmentationOptions.defaults());
        List<VoiceChange> voices =
                IntStream.range(0, 4000).mapToObj(augmenter::voice).toList();
        List<Channel> channels =
                IntStream.range(0, 4000).mapToObj(augmenter::channel).toList();
        assertThat(voices).allSatisfy(voice -> {
            assertThat(voice.formants()).isBetween(0.85, 1.2);
            assertThat(voice.pitch()).isBetween(0.85, 1.15);
            assertThat(voice.duration()).isBetween(0.86, 1.45);
        });
        assertThat(channels).allSatisfy(channel -> {
            channel.room().ifPresent(room -> assertThat(room.rt60Ms()).isBetween(80.0, 700.0));
            channel.snrDb().ifPresent(snr -> assertThat(snr).isBetween(-2.0, 30.0));
            assertThat(channel.peakDbfs()).isBetween(-36.0, 0.0);
        });
        assertThat(voices.stream().filter(voice -> voice.formants() != 1).count() / 4000.0)
                .isCloseTo(0.7, within(0.03));
        assertThat(channels.stream()
                                .filter(channel -> channel.room().isPresent())
                                .count()
                        / 4000.0)
                .isCloseTo(0.55, within(0.03));
        assertThat(channels.stream()
                                .filter(channel -> channel.microphone().isPresent())
                                .count()
                        / 4000.0)
                .isCloseTo(0.7, within(0.03));
        assertThat(channels.stream()
                                .filter(channel -> channel.snrDb().isPresent())
                                .count()
                        / 4000.0)
                .isCloseTo(0.85, within(0.03));
        assertThat(channels.stream()
                                .filter(channel -> channel.clippedShare() > 0)
                                .count()
                        / 4000.0)
                .isCloseTo(0.08, within(0.02));
    }

    @Test
    void oneEffectLeftOutLeavesTheOthersAsTheyWere() {
        var all = new Augmenter(AugmentationOptions.defaults());
        var fewer = new Augmenter(
                AugmentationOptions.defaults().withPitch(Chance.never()).withRooms(AugmentationOptions.Rooms.none()));
        for (long seed = 0; seed < 50; seed++) {
            assertThat(fewer.voice(seed)).isEqualTo(all.voice(seed).withPitch(1));
            Channel with = all.channel(seed);
            Channel without = fewer.channel(seed);
            assertThat(without.room()).isEmpty();
            assertThat(without.snrDb()).isEqualTo(with.snrDb());
            assertThat(without.noiseStart()).isEqualTo(with.noiseStart());
            assertThat(without.microphone()).isEqualTo(with.microphone());
            assertThat(without.peakDbfs()).isEqualTo(with.peakDbfs());
        }
    }

    @Test
    void noneChangesOnlyTheLevel() {
        Waveform same = new Augmenter(AugmentationOptions.none()).augment(CLIP, NOISE, 3);
        assertThat(same.samples()).isEqualTo(Level.peak(CLIP, 0).samples());
    }

    @Test
    void silentSceneBecomesNoiseAlone() {
        var noisy = new Augmenter(AugmentationOptions.none().withSnrDb(Chance.of(1, 5, 5)));
        Waveform silence = Waveform.mono(new float[CLIP.frames()], Signals.RATE);
        assertThat(noisy.augment(silence, NOISE, 1).dbfs()).isGreaterThan(-20);
        assertThat(noisy.augment(CLIP, silence, 1).samples())
                .isEqualTo(Level.peak(CLIP, 0).samples());
    }

    @Test
    void plansAreOneLine() {
        var augmenter = new Augmenter(AugmentationOptions.none()
                .withRooms(new AugmentationOptions.Rooms(1, new Range(400, 400), new Range(40, 40), new Range(1, 1))));
        assertThat(augmenter.voice(1)).hasToString("VoiceChange[formants ×1.00, pitch ×1.00, duration ×1.00]");
        assertThat(augmenter.channel(1))
                .hasToString("Channel[Room[RT60 400 ms, 40 m³, 1.0 m, direct-to-reverberant -4.4 dB], no noise, "
                        + "own microphone, 0.0 % clipped, peak 0.0 dB]");
    }

    @Test
    void effectsThatAreTooMuchTogetherAreNamed() {
        AugmentationOptions options = AugmentationOptions.defaults();
        assertThatThrownBy(() -> options.withSpeed(Chance.of(0.1, 0.5, 0.5)))
                .hasMessage("formants * speed: expected values of 0.5 to 2.0 but was 0.425 to 1.2");
        assertThatThrownBy(() -> options.withFormants(Chance.never()).withSpeed(Chance.of(1, 1, 1.75)))
                .hasMessage("pitch * speed: expected values of 0.5 to 2.0 but was 0.85 to 2.0124999999999997");
        assertThatThrownBy(() -> AugmentationOptions.none()
                        .withDuration(Chance.of(1, 1, 1.75))
                        .withSpeed(Chance.of(1, 0.5, 1)))
                .hasMessage("duration / speed: expected values of 0.5 to 2.0 but was 1.0 to 3.5");
    }

    @Test
    void whatIsNeverDoneIsNotTooMuchAndWhatIsAcceptedIsDrawn() {
        AugmentationOptions widest = AugmentationOptions.none()
                .withFormants(Chance.of(0, 0.5, 2))
                .withPitch(Chance.of(1, 1, 1))
                .withDuration(Chance.of(0.5, 0.75, 1))
                .withSpeed(Chance.of(1, 0.5, 1.5));
        var augmenter = new Augmenter(widest);
        IntStream.range(0, 1000).forEach(augmenter::voice);
    }

    @Test
    void badOptionsAreNamed() {
        AugmentationOptions options = AugmentationOptions.defaults();
        assertThatThrownBy(() -> options.withFormants(Chance.of(1, 0.4, 1.2)))
                .hasMessage("formants: expected values of 0.5 to 2.0 but was 0.4 to 1.2");
        assertThatThrownBy(() -> Chance.of(1.5, 1, 1)).hasMessage("probability: expected 0 to 1 but was 1.5");
        assertThatThrownBy(() -> new Range(2, 1)).hasMessage("expected least ≤ most but was 2.0 to 1.0");
        assertThatThrownBy(() -> options.withPeakDbfs(new Range(-3, 3)))
                .hasMessage("peakDbfs: expected values of -Infinity to 0.0 but was -3.0 to 3.0");
        assertThatThrownBy(() -> new AugmentationOptions.Microphones(
                        1, new Range(0, 0), new Range(100, 900), new Range(800, 8000)))
                .hasMessage("lowHz: expected values of 1.0 to 800.0 but was 100.0 to 900.0");
    }
}
