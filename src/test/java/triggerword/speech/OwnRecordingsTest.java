package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import triggerword.audio.AudioFile;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;

/** A person's own recordings in a data set. */
class OwnRecordingsTest {
    @TempDir
    Path home;

    @TempDir
    Path out;

    @Test
    void takesOfAnyRateBecomeTrimmedClipsOfAPersonToTrainOn() throws IOException {
        AudioFile.write(take(48_000, 1), home.resolve("me/positives/a.wav"));
        AudioFile.writeFlac(take(22_050, 2), home.resolve("me/positives/b.flac"));
        AudioFile.write(take(8_000, 3), home.resolve("me/negatives/c.wav"));
        Table manifest = fill();
        assertThat(manifest.stringColumn("file").asList())
                .containsExactly(
                        "negatives/me/other-own-000.flac",
                        "positives/me/hey-computer-own-000.flac",
                        "positives/me/hey-computer-own-001.flac");
        for (Row row : manifest) {
            assertThat(row.getString("person")).isEqualTo("me");
            assertThat(row.getString("engine")).isEqualTo("own");
            assertThat(row.getString("split")).isEqualTo("train");
            Path file = out.resolve(row.getString("file"));
            assertThat(row.getString("sha256")).isEqualTo(Digest.of(Files.readAllBytes(file)));
            Waveform clip = AudioFile.read(file);
            assertThat(clip.sampleRateHz()).isEqualTo(16_000);
            // half a second of sound, and 30 ms on both sides
            assertThat(clip.durationMs()).isCloseTo(560, within(15.0));
            assertThat(clip.dbfs()).isBetween(-47.5, -30.5);
        }
        assertThat(manifest.stringColumn("text").asList())
                .extracting(text -> text == null ? "" : text)
                .containsExactly("", "hey computer", "hey computer");
    }

    @Test
    void whatIsNoGoodIsNamedAndStopsNothing() throws IOException {
        AudioFile.write(take(44_100, 1), home.resolve("me/1.wav"));
        Files.writeString(home.resolve("me/2.wav"), "This is not sound.");
        AudioFile.write(take(44_100, 1), home.resolve("me/3.wav"));
        AudioFile.write(Waveform.mono(new float[8000], 16_000), home.resolve("me/4.wav"));
        AudioFile.write(take(44_100, 5), home.resolve("me/5.wav"));
        assertThat(fill().rowCount()).isEqualTo(2);
        assertThat(Files.readAllLines(out.resolve("dropped.csv")))
                .hasSize(4)
                .anyMatch(line -> line.contains(",2.wav,me,") && line.contains("but was 'This'"))
                .anyMatch(line -> line.endsWith(",3.wav,me,same sound as another clip"))
                .anyMatch(line -> line.endsWith(",4.wav,me,shorter than 150 ms"))
                .noneMatch(line -> line.contains(home.toString()));
        assertThat(out.resolve("positives/me/hey-computer-own-002.flac")).doesNotExist();
    }

    @Test
    void theSameRecordingsGiveTheSameBytes() throws IOException {
        AudioFile.write(take(44_100, 1), home.resolve("me/1.wav"));
        List<String> first = fill().stringColumn("sha256").asList();
        assertThat(fill().stringColumn("sha256").asList()).isEqualTo(first);
    }

    @Test
    void aVoicesNameIsNotAPersonsOfOnesOwn() throws IOException {
        Path folder = home.resolve(Voice.all().get(0).person());
        AudioFile.write(take(16_000, 1), folder.resolve("1.wav"));
        assertThatThrownBy(() -> OwnRecordings.in(List.of(folder), "word", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is a voice's, rename the folder: " + folder);
    }

    @Test
    void aStrangersNameIsNotAPersonsOfOnesOwn() throws IOException {
        Path folder = home.resolve("carlo-flora");
        AudioFile.write(take(16_000, 1), folder.resolve("1.wav"));
        assertThatThrownBy(() -> OwnRecordings.in(List.of(folder), "word", 1))
                .hasMessageStartingWith("expected a person of your own but 'carlo-flora'");
    }

    @Test
    void twoFoldersAreNotOnePerson() throws IOException {
        AudioFile.write(take(16_000, 1), home.resolve("me/1.wav"));
        AudioFile.write(take(16_000, 2), home.resolve("old/me/1.wav"));
        Path again = home.resolve("old/me");
        assertThatThrownBy(() -> OwnRecordings.in(List.of(home.resolve("me"), again), "word", 1))
                .hasMessage("expected one folder a person but 'me' has two, rename one: " + again);
    }

    private Table fill() throws IOException {
        var data = new DataSet(out);
        for (OwnRecordings own : OwnRecordings.in(List.of(home.resolve("me")), "hey computer", 1)) {
            own.fill(data, Band.FULL);
        }
        data.write();
        return Table.read().csv(out.resolve("manifest.csv").toFile());
    }

    /** Half a second of noise between half seconds of silence. */
    private static Waveform take(int rateHz, long seed) {
        var random = new SplittableRandom(seed);
        var samples = new float[3 * rateHz / 2];
        for (int i = rateHz / 2; i < rateHz; i++) {
            samples[i] = (float) random.nextDouble(-0.2, 0.2);
        }
        return Waveform.mono(samples, rateHz);
    }
}
