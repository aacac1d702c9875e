package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;
import triggerword.audio.Clip.Split;

/** One more person beside a library of clips. */
class PersonFolderTest {
    @TempDir
    Path folder;

    @TempDir
    Path home;

    private ClipLibrary clips;

    @BeforeEach
    void library() throws IOException {
        clips = new ClipFiles(folder)
                .with(
                        "positives/ann/1.wav",
                        "positives/bob/1.wav",
                        "negatives/ann/2.wav",
                        "negatives/bob/2.wav",
                        "backgrounds/1.wav")
                .load();
    }

    @Test
    void filesInTheFolderItselfArePositives() throws IOException {
        new ClipFiles(home).with("me/2.wav", "me/1.wav", "me/elsewhere/3.wav");
        PersonFolder me = PersonFolder.of(home.resolve("me"));
        assertThat(me.person()).isEqualTo("me");
        assertThat(me.positives()).containsExactly(home.resolve("me/1.wav"), home.resolve("me/2.wav"));
        assertThat(me.negatives()).isEmpty();
    }

    @Test
    void aPersonJoinsTheTrainingSideAtTheLibrarysRate() throws IOException {
        AudioFile.write(Golden.segment(4410, 1, 44_100, 2), home.resolve("me/positives/1.wav"));
        new ClipFiles(home).with("me/negatives/2.wav");
        ClipLibrary joined = clips.with(PersonFolder.of(home.resolve("me")));
        assertThat(joined).hasToString("ClipLibrary[3 positives, 3 negatives, 1 backgrounds]");
        assertThat(joined.only(clip -> clip.person().equals("me")).clips()).allSatisfy(clip -> {
            assertThat(clip.split()).isEqualTo(Split.TRAIN);
            assertThat(clip.sound().sampleRateHz()).isEqualTo(16_000);
            assertThat(clip.sound().frames()).isEqualTo(1600);
        });
        assertThat(joined.digest()).isNotEqualTo(clips.digest());
        assertThat(joined.negatives()).extracting(Clip::file).contains(home.resolve("me/negatives/2.wav"));
    }

    @Test
    void aPersonJoinsAnotherSideIfToldSo() throws IOException {
        new ClipFiles(home).with("me/1.wav");
        ClipLibrary joined = clips.with(PersonFolder.of(home.resolve("me")), Split.TEST);
        assertThat(joined.split(Split.TEST).positives())
                .extracting(Clip::person)
                .contains("me");
    }

    @Test
    void nobodyIsOnTwoSides() throws IOException {
        new ClipFiles(home).with("takes/1.wav");
        PersonFolder bob = PersonFolder.of(home.resolve("takes"), "bob");
        assertThatThrownBy(() -> clips.with(bob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected each person on one side of the split but 'bob' was on TEST and would be on TRAIN");
        assertThat(clips.with(bob, Split.TEST).positives()).hasSize(3);
    }

    @Test
    void aFolderThatIsNotThereOrEmpty() throws IOException {
        Path me = home.resolve("me");
        assertThatThrownBy(() -> PersonFolder.of(me))
                .hasMessage("expected a folder of recordings but there is none: " + me);
        Files.createDirectory(me);
        assertThatThrownBy(() -> PersonFolder.of(me))
                .hasMessageStartingWith("expected at least one WAV or FLAC file")
                .hasMessageEndingWith(me.toString());
    }

    @Test
    void aBadRecordingIsNamed() throws IOException {
        Path bad = Files.writeString(Files.createDirectory(home.resolve("me")).resolve("1.wav"), "This is not sound.");
        PersonFolder me = PersonFolder.of(home.resolve("me"));
        assertThatThrownBy(() -> clips.with(me)).isInstanceOf(IOException.class).hasMessageEndingWith(": " + bad);
    }
}
