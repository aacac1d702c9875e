package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static triggerword.audio.WavBytes.TRUE_SIZE;
import static triggerword.audio.WavBytes.integers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.Golden;

class AudioFileTest {
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8, 0, 255, 192", "16, -32768, 32767, 16384", "24, -8388608, 8388607, 4194304"})
    void integersAreBroughtToOne(int bits, long least, long most, long half) throws IOException {
        Waveform sound = WavBytes.read(
                folder,
                WavBytes.pcm(1, 8000, bits, integers(bits, least, most, half)).whole());
        assertThat(sound.samples()).containsExactly(-1, (float) (1 - Math.pow(2, 1 - bits)), .5f);
        assertThat(sound.sampleRateHz()).isEqualTo(8000);
    }

    @Test
    void integersOf32BitsStayBelowOne() throws IOException {
        byte[] data = integers(32, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30, -1);
        Waveform sound = WavBytes.read(folder, WavBytes.pcm(1, 8000, 32, data).whole());
        assertThat(sound.samples()).containsExactly(-1, Math.nextDown(1f), .5f, -0x1p-31f);
    }

    @Test
    void floatsAreReadAsTheyAre() throws IOException {
        byte[] four = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(-.3f)
                .putFloat(1.5f)
                .array();
        byte[] eight = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(-.3)
                .putDouble(1.5)
                .array();
        assertThat(WavBytes.read(folder, new WavBytes(3, 1, 8000, 32, four).whole())
                        .samples())
                .containsExactly(-.3f, 1.5f);
        assertThat(WavBytes.read(folder, new WavBytes(3, 1, 8000, 64, eight).whole())
                        .samples())
                .containsExactly(-.3f, 1.5f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8000, 11_025, 22_050, 44_056, 96_000, 192_000})
    void anyRateAndTwoChannelsAreRead(int rate) throws IOException {
        byte[] data = integers(16, 1, 2, 3, 4);
        Waveform sound = WavBytes.read(folder, WavBytes.pcm(2, rate, 16, data).whole());
        assertThat(sound.sampleRateHz()).isEqualTo(rate);
        assertThat(sound.channels()).isDeepEqualTo(new float[][] {{1 / 32768f, 3 / 32768f}, {2 / 32768f, 4 / 32768f}});
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "1, 24", "3, 32"})
    void extensibleHeadersAreRead(int codec, int bits) throws IOException {
        byte[] data = codec == 3 ? integers(32, Float.floatToIntBits(.25f)) : integers(bits, 1L << (bits - 3));
        Waveform sound = WavBytes.read(folder, new WavBytes(codec, 1, 48_000, bits, data).extensible());
        assertThat(sound.samples()).containsExactly(.25f);
    }

    @Test
    void chunksAroundTheDataAreSteppedOver() throws IOException {
        byte[] oddChunk = {'L', 'I', 'S', 'T', 3, 0, 0, 0, 'a', 'b', 'c', 0};
        byte[] data = integers(16, 5, 6, 7);
        byte[] file = WavBytes.pcm(1, 8000, 16, data).bytes(TRUE_SIZE, TRUE_SIZE, oddChunk, oddChunk);
        assertThat(WavBytes.read(folder, file).samples()).containsExactly(5 / 32768f, 6 / 32768f, 7 / 32768f);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "36, 0", "2147483647, 2147483647", "-1, -2147483648", "-1, 2147479552"})
    void aStreamThatCouldNotKnowItsSizeIsReadToItsEnd(int riffSize, int dataSize) throws IOException {
        byte[] data = integers(16, 5, 6, 7);
        byte[] file = WavBytes.pcm(1, 8000, 16, data).bytes(riffSize, dataSize, NOTHING, NOTHING);
        assertThat(WavBytes.read(folder, file).frames()).isEqualTo(3);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int[] shifts : new int[][] {{0}, {1, 2}}) {
            Waveform sound = Golden.segment(1000, 3, 44_100, shifts);
            Path file = folder.resolve("written.wav");
            AudioFile.write(sound, file);
            assertThat(AudioFile.read(file).channels()).isDeepEqualTo(sound.channels());
            assertThat(file).hasSize(44 + 2000L * shifts.length);
        }
    }

    @Test
    void whatIsWrittenJavasOwnReaderReads() throws Exception {
        Path file = folder.resolve("written.wav");
        AudioFile.write(Golden.segment(1000, 3, 44_100, 0), file);
        try (var stream = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(stream.getFrameLength()).isEqualTo(1000);
            assertThat(stream.getFormat().getSampleRate()).isEqualTo(44_100, within(0f));
        }
    }

    @Test
    void whatIsTooLoudIsClipped() throws IOException {
        Path file = folder.resolve("written.wav");
        AudioFile.write(Waveform.mono(new float[] {2, -2}, 8000), file);
        assertThat(AudioFile.read(file).samples()).containsExactly(32767 / 32768f, -1);
    }

    @Test
    void theContentDecidesNotTheName() throws IOException {
        Path file = folder.resolve("sound.flac");
        Files.write(file, WavBytes.pcm(1, 8000, 16, integers(16, 5)).whole());
        assertThat(AudioFile.read(file).frames()).isEqualTo(1);
    }
}
