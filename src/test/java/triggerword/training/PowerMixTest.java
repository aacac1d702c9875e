package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Chance;
import triggerword.augmentation.Range;
import triggerword.augmentation.SpeechActivity;
import triggerword.dataset.Window;
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
                chainedWords,
                0,
                0,
                some.pauseMs(),
                new Range(floorDb, floorDb),
                Chance.never(),
                voices,
                voices);
        return VoicesOptions.defaults().withWindows(windows).withWindows(POSITIVES, 2);
    }

    private static WindowSynthesizer windows(VoicesOptions options) {
        return new WindowSynthesizer(clips, options.windows());
    }

    private static PowerMix mix(VoicesOptions options) throws InterruptedException {
        return new PowerMix(PowerBank.make(windows(options), options, SEED, new VoicesListener() {}), options);
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
    void noiseIsBehindSpeechAsInASound() throws Exception {
        VoicesOptions options = options(BARE.withSnrDb(Chance.of(1, 10, 10)), 1, NO_FLOOR);
        PowerMix mix = mix(options);
        WindowSynthesizer windows = windows(options);
        double mixed = wordOverNoiseDb(options, i -> mix.power(i, new SplittableRandom(i)));
        double heard = wordOverNoiseDb(
                options, i -> Spectrogram.of(windows.positive(SEED, i).sound(), MelOptions.power())
                        .values());
        assertThat(mixed).isCloseTo(heard, within(1.0));
    }

    /** How much louder the last half second of the word is than what is heard from 200 ms after it on. */
    private static double wordOverNoiseDb(VoicesOptions options, IntFunction<float[]> power) {
        return IntStream.range(0, POSITIVES)
                .mapToDouble(i -> {
                    Window window = windows(options).positiveSpeech(SEED, i);
                    int end = (int) (window.wordEndMs().orElseThrow() / 10);
                    float[] values = power.apply(i);
                    return decibels(mean(values, end - 50, end) / mean(values, end + 20, end + 25));
                })
                .average()
                .orElseThrow();
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
    void aWindowSoundsOtherwiseEachTimeAndTheSameByTheSameDraw() throws Exception {
        VoicesOptions options = options(AugmentationOptions.defaults(), 1, -50);
        PowerMix mix = mix(options);
        float[] once = mix.power(3, new SplittableRandom(1));
        assertThat(mix.power(3, new SplittableRandom(1))).isEqualTo(once);
        assertThat(mix.power(3, new SplittableRandom(2))).isNotEqualTo(once);
    }
}
