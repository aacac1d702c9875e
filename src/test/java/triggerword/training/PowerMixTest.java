package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.AugmentationOptions.Microphones;
import triggerword.augmentation.Augmenter;
import triggerword.augmentation.Chance;
import triggerword.augmentation.Microphone;
import triggerword.augmentation.Range;
import triggerword.augmentation.SpeechActivity;
import triggerword.dataset.WindowOptions;
import triggerword.dataset.WindowSynthesizer;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.Spectrogram;

/** Mixed power against the power of sounds that are mixed. */
class PowerMixTest {
    private static final int RATE = 16_000;
    private static final long SEED = 5;
    private static final int POSITIVES = 60;
    private static final double PEAK_DBFS = -12;
    private static final double LEVEL_DBFS = PEAK_DBFS - 15;
    private static final double NO_FLOOR = -300;
    private static final int FRAMES = 218;
    private static final int BANDS = MelOptions.power().bands();
    private static final AugmentationOptions BARE =
            AugmentationOptions.none().withPeakDbfs(new Range(PEAK_DBFS, PEAK_DBFS));

    @TempDir
    static Path folder;

    private static ClipLibrary clips;

    @BeforeAll
    static void write() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("positives/" + i, 0.6, 300 + 100 * i, 0.2);
            write("negatives/" + i, 2.5, 1500 + 100 * i, 0.2);
            write("backgrounds/" + i, 11, 0, 0);
        }
        clips = ClipLibrary.load(folder, RATE);
    }

    /** A tone in a little noise. */
    private static void write(String name, double seconds, double hertz, double amplitude) throws IOException {
        var random = new SplittableRandom(name.hashCode());
        var samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float)
                    (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE) + 0.02 * (2 * random.nextDouble() - 1));
        }
        AudioFile.write(Waveform.mono(samples, RATE), folder.resolve(name + ".wav"));
    }

    private static VoicesOptions options(AugmentationOptions voices, double chainedWords, double floorDb) {
        WindowOptions some = WindowOptions.everyday();
        var windows = new WindowOptions(
                some.durationMs(),
                some.afterWordMs(),
                0,
                0,
                chainedWords,
                0,
                0,
                some.pauseMs(),
                new Range(floorDb, floorDb),
                Chance.never(),
                voices,
                voices);
        return VoicesOptions.defaults().withWindows(windows).withCounts(POSITIVES, 2);
    }

    private static WindowSynthesizer windows(VoicesOptions options) {
        return new WindowSynthesizer(clips, options.windows());
    }

    private static PowerMix mix(VoicesOptions options) throws InterruptedException {
        return new PowerMix(bank(options), options);
    }

    private static PowerBank bank(VoicesOptions options) throws InterruptedException {
        return PowerBank.make(windows(options), options, SEED, new VoicesListener() {});
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power);
    }

    @Test
    void withoutNoiseItIsTheSpeechAtTheLevel() throws Exception {
        VoicesOptions options = options(BARE, 1, NO_FLOOR);
        PowerMix mix = mix(options);
        for (int i = 0; i < 5; i++) {
            Waveform speech = windows(options).positiveSpeech(SEED, i).sound();
            float[] alone = Spectrogram.of(speech, MelOptions.power()).values();
            float[] mixed = mix.power(i, new SplittableRandom(i));
            double gainDb = LEVEL_DBFS - SpeechActivity.levelDbfs(speech);
            for (int at = 0; at < mixed.length; at++) {
                if (alone[at] > 1e-6) {
                    assertThat(decibels(mixed[at] / alone[at])).isCloseTo(gainDb, within(0.01));
                } else if (alone[at] == 0) {
                    assertThat(mixed[at]).isLessThan(1e-20f);
                }
            }
        }
    }

    @Test
    void noiseIsBehindSpeechAtTheRatio() throws Exception {
        double ratioDb = 10;
        VoicesOptions noisy = options(BARE.withSnrDb(Chance.of(1, ratioDb, ratioDb)), 1, NO_FLOOR);
        VoicesOptions quiet = options(BARE, 1, NO_FLOOR);
        PowerBank bank = bank(noisy);
        for (int i = 0; i < 20; i++) {
            float[] both = new PowerMix(bank, noisy).power(i, new SplittableRandom(i));
            float[] alone = new PowerMix(bank, quiet).power(i, new SplittableRandom(i));
            var draw = new SplittableRandom(i);
            draw.nextLong();
            float[] noise = power(bank.noise(draw));
            // of ten parts of speech and one of noise at the level that eleven have
            double behind = mean(both, 0, FRAMES) - mean(alone, 0, FRAMES) / 1.1;
            double gainDb = decibels(behind / mean(noise, 0, FRAMES));
            assertThat(gainDb).isCloseTo(LEVEL_DBFS + decibels(0.1 / 1.1), within(0.05));
        }
    }

    @Test
    void noisesAreOfOnePower() throws Exception {
        PowerBank bank = bank(options(BARE, 1, NO_FLOOR));
        var random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            float[] noise = power(bank.noise(random));
            // of white noise of power 1 each band has the same share; bursts are of other colours
            assertThat(decibels(mean(noise, 0, FRAMES))).isBetween(decibels(50), decibels(5000));
        }
    }

    @Test
    void aMicrophoneColoursTheBandsAsItDoesTheSound() throws Exception {
        AugmentationOptions voices =
                BARE.withMicrophones(new Microphones(1, new Range(-6, 6), new Range(50, 100), new Range(5000, 8000)));
        VoicesOptions options = options(voices, 1, NO_FLOOR);
        PowerMix mix = mix(options);
        for (int i = 0; i < 5; i++) {
            Waveform speech = windows(options).positiveSpeech(SEED, i).sound();
            Microphone microphone = new Augmenter(voices)
                    .channel(new SplittableRandom(i).nextLong())
                    .microphone()
                    .orElseThrow();
            float[] heard =
                    Spectrogram.of(microphone.apply(speech), MelOptions.power()).values();
            float[] mixed = mix.power(i, new SplittableRandom(i));
            double gainDb = LEVEL_DBFS - SpeechActivity.levelDbfs(speech);
            // above the tone, whose power in the bands beside it is not that of their middles
            for (int band = 12; band < BANDS - 4; band++) {
                assertThat(decibels(bandMean(mixed, band) / bandMean(heard, band)))
                        .as("band %d", band)
                        .isCloseTo(gainDb, within(1.0));
            }
        }
    }

    private static double bandMean(float[] power, int band) {
        double sum = 0;
        for (int i = band; i < power.length; i += BANDS) {
            sum += power[i];
        }
        return sum / FRAMES;
    }

    private static float[] power(short[] sound) {
        var power = new float[sound.length];
        var gains = new float[BANDS];
        Arrays.fill(gains, 1);
        PowerBank.add(sound, gains, power);
        return power;
    }

    private static double mean(float[] power, int from, int to) {
        return IntStream.range(from * BANDS, to * BANDS)
                .mapToDouble(i -> power[i])
                .average()
                .orElseThrow();
    }

    @Test
    void theRecordersNoiseIsRelativeToThePeak() throws Exception {
        double floorDb = -20;
        VoicesOptions options = options(BARE, 0, floorDb);
        float[] floor = mix(options).power(POSITIVES, new SplittableRandom(1));
        double amplitude = Math.pow(10, (PEAK_DBFS + floorDb) / 20);
        var random = new SplittableRandom(2);
        var white = new float[RATE * 2];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
        }
        float[] expected =
                Spectrogram.of(Waveform.mono(white, RATE), MelOptions.power()).values();
        assertThat(decibels(mean(floor, 0, 200) / mean(expected, 0, 190))).isCloseTo(0, within(0.5));
    }

    @Test
    void eachDrawMixesAnotherNoise() throws Exception {
        PowerMix mix = mix(options(BARE.withSnrDb(Chance.of(1, 10, 10)), 1, NO_FLOOR));
        assertThat(mix.power(3, new SplittableRandom(1))).isEqualTo(mix.power(3, new SplittableRandom(1)));
        long different = IntStream.range(0, 20)
                .mapToObj(draw -> Arrays.hashCode(mix.power(3, new SplittableRandom(draw))))
                .distinct()
                .count();
        // of 16 noises
        assertThat(different).isGreaterThan(6);
    }
}
