package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.ClipLibrary;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Range;

class WindowSynthesizerTest {
    private static final int RATE = 16_000;
    private static final long SEED = 18;
    private static final Range SILENT = new Range(-1000, -1000);

    @TempDir
    static Path folder;

    private static ClipLibrary clips;

    @BeforeAll
    static void write() throws IOException {
        clips = TestClips.write(folder, 700, RATE);
    }

    private static WindowSynthesizer plain() {
        return plain(0, 0.5);
    }

    private static WindowSynthesizer plain(double decoys, double chainedWords) {
        WindowOptions defaults = WindowOptions.defaults();
        AugmentationOptions none = AugmentationOptions.none();
        return new WindowSynthesizer(
                clips,
                new WindowOptions(
                        defaults.durationMs(),
                        defaults.afterWordMs(),
                        0,
                        decoys,
                        chainedWords,
                        0,
                        0,
                        defaults.pauseMs(),
                        SILENT,
                        defaults.warp(),
                        none,
                        none));
    }

    @Test
    void strangersSpeakInWindowsOfTheirOwnAlone(@TempDir Path other) throws IOException {
        assertThat(WindowSynthesizer.ofStrangers(clips, WindowOptions.everyday()))
                .isEmpty();
        for (String file : List.of("positives/1.wav", "negatives/1.wav", "backgrounds/1.wav")) {
            Files.createDirectories(other.resolve(file).getParent());
            Files.copy(folder.resolve(file), other.resolve(file));
        }
        Files.writeString(other.resolve("manifest.csv"), """
                file,kind,class,text,person,split
                positives/1.wav,positive,positive,word,cem,validation
                negatives/1.wav,negative,stranger,other,dot,validation
                backgrounds/1.wav,background,noise,,,validation
                """);
        ClipLibrary strangers = ClipLibrary.load(other, RATE);
        WindowSynthesizer windows = WindowSynthesizer.ofStrangers(strangers, WindowOptions.everyday())
                .orElseThrow();
        // they speak in most of them; the rest is noise alone
        var silence = new float[WindowOptions.everyday().samples(RATE)];
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> windows.negativeSpeech(SEED, i).sound().samples())
                        .filter(samples -> Arrays.equals(samples, silence))
                        .count())
                .isBetween(1L, 6L);
        assertThatThrownBy(() -> new WindowSynthesizer(strangers, WindowOptions.everyday()))
                .hasMessageStartingWith("expected at least one single word among the negatives");
    }

    @Test
    void aWindowIsTheSameWhoeverMakesIt() {
        float[][] once = IntStream.range(0, 8)
                .mapToObj(i -> new WindowSynthesizer(clips, WindowOptions.defaults()).positive(SEED, i))
                .map(window -> window.sound().samples())
                .toArray(float[][]::new);
        var shared = new WindowSynthesizer(clips, WindowOptions.defaults());
        IntStream.range(0, 8).parallel().forEach(i -> assertThat(
                        shared.positive(SEED, i).sound().samples())
                .isEqualTo(once[i]));
        assertThat(once[0]).isNotEqualTo(once[1]);
    }

    @Test
    void theWordEndsWhereTheWindowSays() {
        for (int i = 0; i < 20; i++) {
            Window window = plain().positive(SEED, i);
            float[] samples = window.sound().samples();
            assertThat(samples).hasSize(2200 * RATE / 1000);
            assertThat(1000.0 * end(samples) / RATE)
                    .isCloseTo(window.wordEndMs().orElseThrow(), within(10.0));
            assertThat(window.wordEndMs().orElseThrow()).isBetween(600.0, 1900.0);
        }
    }

    @Test
    void theSpeechOfAWindowIsWhatIsHeardInItWithoutNoise() {
        for (int i = 0; i < 10; i++) {
            Window heard = plain().positive(SEED, i);
            Window speech = plain().positiveSpeech(SEED, i);
            assertThat(speech.sound().samples()).isEqualTo(heard.sound().samples());
            assertThat(speech.wordEndMs()).isEqualTo(heard.wordEndMs());
        }
        var noisy = new WindowSynthesizer(clips, WindowOptions.defaults());
        assertThat(noisy.positiveSpeech(SEED, 0).wordEndMs())
                .isEqualTo(noisy.positive(SEED, 0).wordEndMs());
        assertThat(noisy.noise(SEED, 0).frames())
                .isEqualTo(noisy.positive(SEED, 0).sound().frames());
    }

    @Test
    void aNoiseReadsThoseBackgroundsOnlyOfWhichItIs(@TempDir Path other) throws IOException {
        ClipLibrary lacking = TestClips.write(other, 700, RATE);
        Files.delete(other.resolve("backgrounds/2.wav"));
        var whole = new WindowSynthesizer(clips, WindowOptions.defaults());
        var rest = new WindowSynthesizer(lacking, WindowOptions.defaults());
        long made = IntStream.range(0, 40)
                .filter(i -> {
                    try {
                        assertThat(rest.noise(SEED, i).samples())
                                .isEqualTo(whole.noise(SEED, i).samples());
                        return true;
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                })
                .count();
        // one of two backgrounds is drawn once or twice
        assertThat(made).isBetween(8L, 22L);
    }

    @Test
    void negativesAreSpeechOrNoiseAlone() {
        long silent = IntStream.range(0, 200)
                .mapToObj(i -> plain().negative(SEED, i))
                .peek(window -> assertThat(window.wordEndMs()).isEmpty())
                .filter(window -> end(window.sound().samples()) == 0)
                .count();
        // half of them hold no speech, and these options no noise
        assertThat(silent).isBetween(70L, 130L);
    }

    @Test
    void aDecoyIsAnotherWordInTheTriggerWordsPlace() {
        WindowSynthesizer windows = plain(1, 0);
        List<Integer> others =
                clips.negatives().stream().map(clip -> clip.sound().frames()).toList();
        Set<Integer> ends = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Window window = windows.negative(SEED, i);
            assertThat(window.wordEndMs()).isEmpty();
            float[] samples = window.sound().samples();
            int first = first(samples);
            int end = end(samples);
            assertThat(others).as("lengths that no trigger word has").contains(end - first);
            assertThat(1000.0 * end / RATE).isBetween(600.0, 1900.0);
            ends.add(end);
        }
        assertThat(ends).hasSizeGreaterThan(10);
    }

    @Test
    void negativesAreOfTheWantedKinds() {
        WindowSynthesizer windows = plain(0.3, 0.3);
        int rest = 300 * RATE / 1000;
        List<float[]> spoken = IntStream.range(0, 400)
                .mapToObj(i -> windows.negative(SEED, i).sound().samples())
                .filter(samples -> end(samples) > 0)
                .toList();
        assertThat(spoken.size()).as("not silent").isBetween(200, 280);
        long decoys = spoken.stream()
                .filter(samples -> end(samples) <= samples.length - rest)
                .count();
        // behind chained words the pause may be as long, if seldom
        assertThat(decoys).isBetween(90L, 160L);
    }

    private static int first(float[] samples) {
        int first = 0;
        while (first < samples.length && samples[first] == 0) {
            first++;
        }
        return first;
    }

    private static int end(float[] samples) {
        int end = samples.length;
        while (end > 0 && samples[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
