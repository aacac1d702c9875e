package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static triggerword.audio.WavBytes.TRUE_SIZE;
import static triggerword.audio.WavBytes.integers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.Golden;

class BadAudioFileTest {
    private static final byte[] NOTHING = {};
    private static final byte[] FOUR_SAMPLES = integers(16, 1, 2, 3, 4);

    @TempDir
    Path folder;

    @Test
    void aMissingFile() {
        Path file = folder.resolve("none.wav");
        assertThatThrownBy(() -> AudioFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a WAV or FLAC file but there is none: " + file);
    }

    @Test
    void aFolder() {
        assertThatThrownBy(() -> AudioFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a WAV or FLAC file but this is a folder: " + folder);
    }

    @Test
    void aPathIsToldFromTheRootOn() {
        Path file = Path.of("..", "none.wav");
        assertThatThrownBy(() -> AudioFile.read(file))
                .hasMessage("expected a WAV or FLAC file but there is none: "
                        + file.toAbsolutePath().normalize());
    }

    @Test
    void aMissingFileToStream() {
        Path file = folder.resolve("none.wav");
        assertThatThrownBy(() -> AudioFile.stream(file, piece -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a WAV file but there is none: " + file);
    }

    @Test
    void anEmptyFile() {
        assertSays(NOTHING, "expected a WAV or FLAC file but was empty");
    }

    @Test
    void aTextNamedWav() {
        assertSays(
                Golden.ascii("This is not sound."),
                "expected a WAV or FLAC file (first bytes RIFF or fLaC) but was 'This'");
        assertSays(new byte[] {0, 1, 'x'}, "expected a WAV or FLAC file (first bytes RIFF or fLaC) but was '??x'");
    }

    @Test
    void anotherRiff() {
        assertSays(
                Golden.ascii("RIFF\0\0\0\0AVI LIST"), "expected a WAV file (RIFF of type WAVE) but was of type 'AVI '");
        assertSays(Golden.ascii("RIFF"), "expected a WAV file (RIFF of type WAVE) but was cut short at 4 bytes");
    }

    @Test
    void aHeaderWithoutSamples() {
        assertSays(WavBytes.pcm(1, 44_100, 16, NOTHING).whole(), "expected sound but was 0 samples long");
        byte[] list = {'L', 'I', 'S', 'T', 2, 0, 0, 0, 'a', 'b'};
        assertSays(
                WavBytes.pcm(1, 44_100, 16, NOTHING).bytes(TRUE_SIZE, 0, NOTHING, list),
                "expected sound but was 0 samples long");
    }

    @Test
    void dataShorterThanItsHeaderSays() {
        byte[] whole = WavBytes.pcm(1, 44_100, 16, FOUR_SAMPLES).whole();
        assertSays(
                Arrays.copyOf(whole, whole.length - 3),
                "expected 8 bytes of samples, as its header says, but was cut short at 5");
    }

    @Test
    void aHeaderCutShort() {
        byte[] whole = WavBytes.pcm(1, 44_100, 16, FOUR_SAMPLES).whole();
        assertSays(
                Arrays.copyOf(whole, 30),
                "expected a WAV file with a format and data but found no format in its 30 bytes");
        assertSays(
                Arrays.copyOf(whole, 40),
                "expected a WAV file with a format and data but found no data in its 40 bytes");
    }

    @ParameterizedTest
    @CsvSource({"2, (ADPCM)", "17, (ADPCM)", "6, (A-law)", "7, (µ-law)", "85, (MP3)"})
    void anotherCodec(int codec, String name) {
        assertSays(
                new WavBytes(codec, 1, 8000, 8, FOUR_SAMPLES).whole(),
                "expected PCM or float (codec 1 or 3) but was codec " + codec + " " + name);
    }

    @Test
    void anUnknownCodecInAnExtensibleHeader() {
        assertSays(
                new WavBytes(0x1234, 1, 8000, 16, FOUR_SAMPLES).extensible(),
                "expected PCM or float (codec 1 or 3) but was codec 4660");
    }

    @Test
    void otherSampleSizes() {
        assertSays(
                WavBytes.pcm(1, 8000, 12, FOUR_SAMPLES).whole(),
                "expected PCM of 8, 16, 24 or 32 bits but was 12 bits");
        assertSays(
                new WavBytes(3, 1, 8000, 16, FOUR_SAMPLES).whole(), "expected floats of 32 or 64 bits but was 16 bits");
    }

    @Test
    void threeChannelsOrNone() {
        assertSays(WavBytes.pcm(3, 8000, 16, FOUR_SAMPLES).whole(), "expected 1 or 2 channels but was 3");
        assertSays(WavBytes.pcm(0, 8000, 16, FOUR_SAMPLES).whole(), "expected 1 or 2 channels but was 0");
    }

    @Test
    void noRate() {
        assertSays(WavBytes.pcm(1, 0, 16, FOUR_SAMPLES).whole(), "expected a sample rate above 0 Hz but was 0");
    }

    @Test
    void notANumber() {
        byte[] data = integers(32, 0, Float.floatToIntBits(Float.NaN));
        assertSays(new WavBytes(3, 1, 8000, 32, data).whole(), "expected numbers but sample 1 was NaN");
    }

    private void assertSays(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> WavBytes.read(folder, bytes))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence + ": " + folder.resolve("sound.wav"));
    }
}
