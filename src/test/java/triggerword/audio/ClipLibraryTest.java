package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;
import triggerword.Golden;
import triggerword.audio.Clip.Split;

class ClipLibraryTest {
    @TempDir
    Path folder;

    @Test
    void theCoursesLayoutIsRead() throws IOException {
        ClipLibrary clips = files().with("activates/1.wav", "activates/2.wav", "negatives/1.wav", "backgrounds/1.wav")
                .load();
        assertThat(clips).hasToString("ClipLibrary[2 positives, 1 negatives, 1 backgrounds]");
        assertThat(clips.positives().get(0)).hasToString("Clip[positive, 1.wav, 0.10 s, 16000 Hz, mono]");
    }

    @Test
    void theFieldsLayoutIsReadWithWhatIsBesideIt() throws IOException {
        files().with("positives/a.WAV", "negatives/b.wav", "backgrounds/c.wav", "positives/.hidden.wav", "other/d.wav");
        Files.writeString(folder.resolve("positives/notes.txt"), "not a clip");
        assertThat(files().load().clips())
                .extracting(clip -> folder.relativize(clip.file()).toString())
                .containsExactly("positives/a.WAV", "negatives/b.wav", "backgrounds/c.wav");
    }

    @Test
    void someAreDrawnByChance() throws IOException {
        String[] names = IntStream.range(0, 20)
                .mapToObj(i -> "positives/%02d.wav".formatted(i))
                .toArray(String[]::new);
        List<Clip> all = files().with(names)
                .with("negatives/b.wav", "backgrounds/c.wav")
                .load()
                .positives();
        List<Clip> drawn = ClipLibrary.draw(all, 5, 1);
        assertThat(drawn).hasSize(5).doesNotHaveDuplicates().isSubsetOf(all).isNotEqualTo(all.subList(0, 5));
        assertThat(ClipLibrary.draw(all, 5, 1)).isEqualTo(drawn);
        assertThat(ClipLibrary.draw(all, 5, 2)).isNotEqualTo(drawn);
        assertThat(ClipLibrary.draw(all, 100, 1)).containsExactlyInAnyOrderElementsOf(all);
        assertThatThrownBy(() -> ClipLibrary.draw(all, -1, 1)).hasMessage("most: expected 0 or more but was -1");
    }

    @Test
    void flacIsReadToo() throws IOException {
        files().with("negatives/b.wav", "backgrounds/c.wav");
        Files.createDirectories(folder.resolve("positives"));
        Files.copy(Golden.FOLDER.resolve("flac/noise24.flac"), folder.resolve("positives/a.flac"));
        assertThat(files().load().positives().get(0).sound().frames()).isEqualTo(300);
    }

    @Test
    void linkedFoldersAreRead(@TempDir Path elsewhere) throws IOException {
        files().with("negatives/b.wav", "backgrounds/c.wav");
        new ClipFiles(elsewhere).with("takes/1.wav", "ann/2.wav");
        Files.createSymbolicLink(folder.resolve("positives"), elsewhere.resolve("takes"));
        Files.createSymbolicLink(folder.resolve("negatives/ann"), elsewhere.resolve("ann"));
        ClipLibrary clips = files().load();
        assertThat(clips.positives()).extracting(Clip::file).containsExactly(folder.resolve("positives/1.wav"));
        assertThat(clips.negatives()).extracting(Clip::person).containsExactly("ann", "");
    }

    @Test
    void aFolderThatIsLinkedIntoItselfIsNamed() throws IOException {
        course();
        Path loop = Files.createSymbolicLink(folder.resolve("negatives/again"), folder.resolve("negatives"));
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage("expected folders that do not contain themselves but was one that is linked into itself: "
                        + loop);
    }

    @Test
    void everyClipHasTheWantedRate() throws IOException {
        ClipLibrary clips = ClipLibrary.load(course().folder(), 44_100);
        assertThat(clips.clips()).allSatisfy(clip -> {
            assertThat(clip.sound().sampleRateHz()).isEqualTo(44_100);
            assertThat(clip.sound().frames()).isEqualTo(4410);
        });
    }

    @Test
    void anyFolderIsOneKindOfClipsToTestOn() throws IOException {
        files().with("ann/1.wav", "bob-07.wav", "3.wav");
        assertThat(ClipLibrary.of(folder, Clip.Kind.NEGATIVE, 16_000).clips())
                .hasSize(3)
                .allSatisfy(clip -> {
                    assertThat(clip.kind()).isEqualTo(Clip.Kind.NEGATIVE);
                    assertThat(clip.split()).isEqualTo(Split.TEST);
                });
        assertThat(ClipLibrary.of(folder, Clip.Kind.POSITIVE, 16_000).clips())
                .extracting(Clip::person)
                .containsExactlyInAnyOrder("ann", "bob", "");
    }

    @Test
    void aFolderWithoutClipsIsNamed() {
        assertThatThrownBy(() -> ClipLibrary.of(folder.resolve("none"), Clip.Kind.POSITIVE, 16_000))
                .hasMessage("expected a folder with at least one WAV or FLAC file but there is none: "
                        + folder.resolve("none"));
    }

    @Test
    void theTableHasARowAClip() throws IOException {
        Table table = course().load().table();
        assertThat(table.columnNames())
                .containsExactly(
                        "file",
                        "kind",
                        "class",
                        "text",
                        "person",
                        "accent",
                        "sex",
                        "split",
                        "seconds",
                        "rate_hz",
                        "channels",
                        "dbfs");
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.stringColumn("file").asList()).containsExactly("1.wav", "2.wav", "1.wav", "1.wav");
        assertThat(table.stringColumn("kind").asList())
                .containsExactly("positive", "positive", "negative", "background");
        assertThat(table.doubleColumn("seconds").get(0)).isEqualTo(.1);
        assertThat(table.intColumn("rate_hz").get(0)).isEqualTo(16_000);
        assertThat(table.intColumn("channels").get(0)).isEqualTo(1);
        assertThat(table.doubleColumn("dbfs").get(0)).isBetween(-18.0, -16.0);
    }

    @Test
    void theTableOfTheFolderOneIsInHasAName() throws IOException {
        assertThat(course().load().table().name())
                .isEqualTo(folder.getFileName().toString());
        assertThat(ClipLibrary.load(Path.of(folder + "/."), 16_000).table().rowCount())
                .isEqualTo(4);
    }

    @Test
    void theDigestFollowsEverySampleAndSplit() throws IOException {
        String digest = course().load().digest();
        assertThat(digest).hasSize(64).isEqualTo(course().load().digest());
        Path file = folder.resolve("negatives/1.wav");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThat(files().load().digest()).isNotEqualTo(digest);
        assertThat(files().load().split(Split.TRAIN).digest())
                .isNotEqualTo(files().load().digest());
    }

    @Test
    void aFileThatChangesAfterwardsIsNamed() throws IOException {
        ClipLibrary clips = course().load();
        Path file = folder.resolve("negatives/1.wav");
        AudioFile.write(Golden.segment(800, 1, 16_000, 2), file);
        assertThatThrownBy(() -> clips.negatives().get(0).sound())
                .hasMessageEndingWith("expected 1600 samples, as when the library was loaded, but was 800: " + file);
    }

    @Test
    void theDigestDoesNotFollowWhereTheFolderLies(@TempDir Path other) throws IOException {
        ClipFiles copy =
                new ClipFiles(other).with("activates/1.wav", "activates/2.wav", "negatives/1.wav", "backgrounds/1.wav");
        assertThat(copy.load().digest()).isEqualTo(course().load().digest());
    }

    @Test
    void aMissingFolder() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> ClipLibrary.load(none, 16_000))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a folder of clips but there is none: " + none);
    }

    @Test
    void aFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("clips"), "");
        assertThatThrownBy(() -> ClipLibrary.load(file, 16_000))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a folder of clips but this is a file: " + file);
    }

    @Test
    void filesThatNobodyHasSorted() throws IOException {
        files().with("1.wav", "2.wav");
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "expected takes of the word in positives, other words in negatives and noises in backgrounds"
                                + " but 2 WAV or FLAC files lie directly in the folder: " + folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    void aRateThatThereIsNot(int rateHz) throws IOException {
        course();
        assertThatThrownBy(() -> ClipLibrary.load(folder, rateHz))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a sample rate above 0 Hz but was " + rateHz);
    }

    @Test
    void anEmptyFolder() {
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage("expected at least one WAV or FLAC file in positives or activates but there is none: "
                        + folder);
    }

    @Test
    void aMissingPart() throws IOException {
        files().with("positives/a.wav", "negatives/b.wav");
        Files.createDirectory(folder.resolve("backgrounds"));
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage("expected at least one WAV or FLAC file in backgrounds but there is none: " + folder);
    }

    @Test
    void aBadClipIsNamed() throws IOException {
        course();
        Path bad = Files.writeString(folder.resolve("negatives/0.wav"), "This is not sound.");
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("but was 'This': " + bad);
    }

    private ClipFiles files() {
        return new ClipFiles(folder);
    }

    private ClipFiles course() throws IOException {
        return files().with("activates/1.wav", "activates/2.wav", "negatives/1.wav", "backgrounds/1.wav");
    }
}
