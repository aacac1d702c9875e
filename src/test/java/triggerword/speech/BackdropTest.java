package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip.Split;

class BackdropTest {
    private static final List<Background> BABBLE = Background.all().stream()
            .filter(background -> background.kind().equals("babble"))
            .toList();

    @TempDir
    Path folder;

    @Test
    void thereIsBabbleOfThoseSidesOnlyOnWhichSentencesAreSaid() throws Exception {
        var data = new DataSet(folder.resolve("data"));
        data.add(voice(), sentence(), "");
        new Backdrop(data, folder, 1).fill(BABBLE);
        data.write();
        assertThat(Files.readString(folder.resolve("data/manifest.csv")))
                .contains("backgrounds/babble-train.flac")
                .doesNotContain("babble-validation", "babble-test");
        assertThat(AudioFile.read(folder.resolve("data/backgrounds/babble-train.flac"))
                        .dbfs())
                .isBetween(-59.0, -47.0);
    }

    private static Voice voice() {
        return new Voice(
                "noise", "ann", "ann", "f", "US", Split.TRAIN, Voice.Way.TEXT, PhoneMap.NONE, 0, true, "none", "CC0");
    }

    private Batch.Tried sentence() throws IOException {
        Path stored = folder.resolve("1.flac");
        AudioFile.writeFlac(Golden.segment(ClipFinish.RATE_HZ, 1, ClipFinish.RATE_HZ, 2), stored);
        Utterance utterance = Utterance.whole(
                "negatives/ann/1.flac",
                Utterance.Sort.SENTENCE,
                List.of(new Utterance.Word("yes", Pronunciation.of("Y EH1 S"), false)),
                Style.draw(new SplittableRandom(1), Band.FULL, 0));
        return new Batch.Tried(utterance, stored, 1, "");
    }
}
