package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds in pieces: written by {@link WavWriter}, read by {@link AudioFile#stream}. */
class WavWriterTest {
    @TempDir
    Path folder;

    @Test
    void piecesBecomeOneFile() throws IOException {
        Path file = folder.resolve("new/long.wav");
        try (var out = new WavWriter(file, 8000)) {
            out.write(new float[] {0.5f, -0.5f});
            out.write(new float[0]);
            out.write(new float[] {-1, 2});
            assertThat(file).doesNotExist();
        }
        Waveform sound = AudioFile.read(file);
        assertThat(sound.samples()).containsExactly(0.5f, -0.5f, -1, 32767 / 32768f);
        assertThat(sound.sampleRateHz()).isEqualTo(8000);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFileIsStreamedASecondAtATime() throws IOException {
        Path file = file(2.5);
        var lengths = new ArrayList<Integer>();
        var samples = new ArrayList<Float>();
        AudioFile.stream(file, piece -> {
            lengths.add(piece.length);
            for (float sample : piece) {
                samples.add(sample);
            }
        });
        assertThat(lengths).containsExactly(100, 100, 50);
        assertThat(samples).hasSize(250).startsWith(0f, 1 / 256f).endsWith(249 / 256f);
    }

    @Test
    void anInterruptionEndsTheStream() throws IOException {
        var pieces = new ArrayList<float[]>();
        AudioFile.stream(file(9), piece -> {
            pieces.add(piece);
            Thread.currentThread().interrupt();
        });
        assertThat(pieces).hasSize(1);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whatIsNoMono16BitWavIsNotStreamed() throws IOException {
        Path stereo = folder.resolve("stereo.wav");
        AudioFile.write(new Waveform(new float[2][10], 8000), stereo);
        assertThatThrownBy(() -> AudioFile.stream(stereo, piece -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected 16-bit mono PCM but was ")
                .hasMessageEndingWith(": " + stereo);

        Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
        assertThatThrownBy(() -> AudioFile.stream(text, piece -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a WAV file to stream but was otherwise: " + text);
    }

    /** So many seconds at 100 Hz, each sample 1/256 above the one before. */
    private Path file(double seconds) throws IOException {
        Path file = folder.resolve("rising.wav");
        try (var out = new WavWriter(file, 100)) {
            for (int i = 0; i < 100 * seconds; i++) {
                out.write(new float[] {i / 256f % 1});
            }
        }
        return file;
    }
}
