package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacWritingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 200, 4095, 4096, 4097, 8192, 20_480, 33_000})
    void whatIsWrittenIsReadAgain(int frames) throws IOException {
        var random = new SplittableRandom(frames);
        var samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = random.nextInt(-32768, 32768) / 32768f;
        }
        Waveform sound = Waveform.mono(samples, 16_000);
        AudioFile.writeFlac(sound, folder.resolve("a.flac"));
        AudioFile.writeFlac(sound, folder.resolve("b.flac"));
        assertThat(AudioFile.read(folder.resolve("a.flac")).samples()).isEqualTo(samples);
        assertThat(AudioFile.read(folder.resolve("a.flac")).sampleRateHz()).isEqualTo(16_000);
        assertThat(Files.readAllBytes(folder.resolve("a.flac")))
                .isEqualTo(Files.readAllBytes(folder.resolve("b.flac")));
    }
}
