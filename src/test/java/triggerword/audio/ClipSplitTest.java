package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.Clip.Split;

class ClipSplitTest {
    @TempDir
    Path folder;

    @Test
    void aFolderIsAPerson() throws IOException {
        ClipLibrary clips = files("ann/1", "bob/1", "bob/2").load();
        assertThat(clips.positives()).extracting(Clip::person).containsExactly("ann", "bob", "bob");
        assertThat(clips.negatives()).extracting(Clip::person).containsExactly("");
    }

    @Test
    void thePersonIsTheFirstFolderAndOnOneSideWithAllBelowIt() throws IOException {
        List<Clip> positives = files("ann/1", "bob/day1/1", "bob/day2/1").load().positives();
        assertThat(positives).extracting(Clip::person).containsExactly("ann", "bob", "bob");
        assertThat(positives).extracting(Clip::split).containsExactly(Split.TRAIN, Split.TEST, Split.TEST);
    }

    @Test
    void ofTwoPersonsOneIsForTesting() throws IOException {
        assertThat(files("ann/1", "ann/2", "bob/1").load().positives())
                .extracting(Clip::split)
                .containsExactly(Split.TRAIN, Split.TRAIN, Split.TEST);
    }

    @Test
    void ofTwoFilesOneIsForTesting() throws IOException {
        assertThat(files("1", "2").load().positives()).extracting(Clip::split).containsExactly(Split.TRAIN, Split.TEST);
    }

    @Test
    void aSingleFileIsForTraining() throws IOException {
        assertThat(files("1").load().positives()).extracting(Clip::split).containsExactly(Split.TRAIN);
    }

    @Test
    void aFifthOfThePersonsIsForTestingAndTheFifthBeforeForValidation() throws IOException {
        var names = new String[20];
        for (int i = 0; i < names.length; i++) {
            names[i] = "person" + (char) ('a' + i / 2) + "/" + i;
        }
        ClipLibrary clips = files(names).load();
        assertThat(persons(clips, Split.TEST)).containsExactlyInAnyOrder("personi", "personj");
        assertThat(persons(clips, Split.VALIDATION)).containsExactlyInAnyOrder("persong", "personh");
    }

    @Test
    void nobodyIsOnTwoSidesWhateverHeSays() throws IOException {
        ClipLibrary clips = files("ann/1", "bob/1", "cid/1")
                .with("negatives/ann/1.wav", "negatives/bob/1.wav", "negatives/cid/1.wav", "negatives/dan/1.wav")
                .with("negatives/eve/1.wav", "negatives/fay/1.wav", "negatives/gus/1.wav", "negatives/bob/2.wav")
                .load();
        assertThat(persons(clips, Split.TRAIN)).doesNotContainAnyElementsOf(persons(clips, Split.TEST));
        assertThat(clips.split(Split.TEST).positives()).isNotEmpty();
        assertThat(clips.split(Split.TEST).negatives()).isNotEmpty();
    }

    @Test
    void aSideHasItsClipsOnly() throws IOException {
        ClipLibrary test = files("1", "2", "3", "4").load().split(Split.TEST);
        assertThat(test.positives()).extracting(Clip::split).containsExactly(Split.TEST);
    }

    @Test
    void aSingleBackgroundServesBothSides() throws IOException {
        ClipLibrary clips = files("1", "2").load();
        assertThat(clips.split(Split.TRAIN).backgrounds()).hasSize(1);
        assertThat(clips.split(Split.TEST).backgrounds()).hasSize(1);
        assertThat(clips.split(Split.VALIDATION).positives()).isEmpty();
    }

    @Test
    void ofTwoBackgroundsEachSideHasOne() throws IOException {
        ClipLibrary clips = files("1", "2").with("backgrounds/2.wav").load();
        assertThat(clips.split(Split.TRAIN).backgrounds())
                .extracting(clip -> clip.file().getFileName().toString())
                .isEqualTo(List.of("1.wav"));
        assertThat(clips.split(Split.TEST).backgrounds())
                .extracting(clip -> clip.file().getFileName().toString())
                .isEqualTo(List.of("2.wav"));
    }

    private ClipFiles files(String... positives) throws IOException {
        var files = new ClipFiles(folder).with("negatives/1.wav", "backgrounds/1.wav");
        for (String name : positives) {
            files.with("positives/" + name + ".wav");
        }
        return files;
    }

    private static Set<String> persons(ClipLibrary clips, Split split) {
        return clips.clips().stream()
                .filter(clip -> clip.split() == split && !clip.person().isEmpty())
                .map(Clip::person)
                .collect(Collectors.toSet());
    }
}
