package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;

/** The files are made by src/test/golden/generate_flac.py. */
class FlacFileTest {
    private static final Path NOISE_16 = Golden.FOLDER.resolve("flac/noise16.flac");
    private static final Path NOISE_24 = Golden.FOLDER.resolve("flac/noise24.flac");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void nothingWasPrinted() {
        System.setOut(out);
        System.setErr(err);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void sixteenBitsAreExact() throws IOException {
        Waveform sound = AudioFile.read(NOISE_16);
        assertThat(sound.sampleRateHz()).isEqualTo(44_100);
        assertThat(sound.channels())
                .isDeepEqualTo(Golden.segment(600, 61, 44_100, 3, 5).channels());
    }

    @Test
    void twentyFourBitsAreExact() throws IOException {
        Waveform sound = AudioFile.read(NOISE_24);
        short[] noise = Golden.noise(62, 600);
        assertThat(sound.sampleRateHz()).isEqualTo(16_000);
        assertThat(sound.frames()).isEqualTo(300);
        for (int i = 0; i < noise.length; i++) {
            int value = (noise[i] * 255) >> (i % 2 == 0 ? 4 : 2);
            assertThat(sound.channels()[i % 2][i / 2]).isEqualTo(value / 8388608f);
        }
    }

    @Test
    void aHeaderWithoutACountReadsToTheEnd() throws IOException {
        Waveform piped = AudioFile.read(Golden.FOLDER.resolve("flac/piped16.flac"));
        assertThat(piped.channels()).isDeepEqualTo(AudioFile.read(NOISE_16).channels());
    }

    @Test
    void aFileCutShortSaysWhere() throws IOException {
        byte[] bytes = Files.readAllBytes(NOISE_16);
        Path file = folder.resolve("cut.flac");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> AudioFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected 600 samples, as its header says, but was cut short at 512: " + file);
    }

    @Test
    void everyPlaceToCutGivesASentence() throws IOException {
        byte[] bytes = Files.readAllBytes(NOISE_24);
        Path file = folder.resolve("cut.flac");
        for (int length = 4; length < bytes.length; length += 3) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> AudioFile.read(file))
                    .as("cut at %d", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("expected .* but was cut short at \\d+.*: .*cut.flac");
        }
    }

    @Test
    void aDamagedFrameIsNotPlayedAsSilence() throws IOException {
        byte[] bytes = Files.readAllBytes(NOISE_16);
        bytes[bytes.length - 300] ^= 0x10;
        Path file = Files.write(folder.resolve("damaged.flac"), bytes);
        assertThatThrownBy(() -> AudioFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected an undamaged FLAC file but was one with '")
                .hasMessageEndingWith("': " + file);
    }

    @Test
    void damageAnywhereIsNeverAnythingButAnIoException() throws IOException {
        byte[] whole = Files.readAllBytes(NOISE_24);
        Path file = folder.resolve("damaged.flac");
        // jFLAC tells the console of residuals that no encoder writes, but that damage may look like.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        for (int at = 4; at < whole.length; at += 7) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) 0xff;
            Files.write(file, bytes);
            try {
                AudioFile.read(file);
            } catch (IOException e) {
                assertThat(e).hasMessageEndingWith(": " + file);
            }
        }
    }
}
