package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

class ClipManifestTest {
    private static final String HEADER = "file,kind,text,person,split,licence";
    private static final String POSITIVE = "p/1.wav,positive,activate,ann,train,CC0";
    private static final String NEGATIVE = "n/1.wav,negative,\"true, yes\",,test,CC0";
    private static final String BACKGROUND = "b/1.wav,Background,,,VALIDATION,CC0";

    @TempDir
    Path folder;

    @Test
    void aManifestSaysWhatIsLoadedAndWhatItIs() throws IOException {
        ClipLibrary clips = files().with("positives/not-named.wav")
                .withManifest(HEADER, BACKGROUND, NEGATIVE, POSITIVE)
                .load();
        assertThat(clips.clips())
                .extracting(Clip::kind, Clip::text, Clip::person, Clip::split)
                .containsExactly(
                        tuple(Kind.POSITIVE, "activate", "ann", Split.TRAIN),
                        tuple(Kind.NEGATIVE, "true, yes", "", Split.TEST),
                        tuple(Kind.BACKGROUND, "", "", Split.VALIDATION));
    }

    @Test
    void whatElseAManifestKnowsIsReadToo() throws IOException {
        ClipLibrary clips = files().withManifest(
                        "file,kind,class,text,person,accent,sex,split",
                        "p/1.wav,positive,,activate,ann,Scottish,f,train",
                        "n/1.wav,negative,confusable,activist,ann,Scottish,f,train",
                        "b/1.wav,background,,,,,,train")
                .load();
        assertThat(clips.negatives())
                .extracting(Clip::category, Clip::speaker)
                .containsExactly(tuple("confusable", new Speaker("ann", "Scottish", "f")));
    }

    /** By both is drawn what a network learns. */
    @Test
    void theDigestFollowsWhoSpeaksAndTheClass() throws IOException {
        String ann = digest("confusable,ann");
        assertThat(digest("confusable,ann")).isEqualTo(ann);
        assertThat(digest("sentence,ann")).isNotEqualTo(ann);
        assertThat(digest("confusable,bob")).isNotEqualTo(ann);
    }

    private String digest(String classAndPerson) throws IOException {
        return files().withManifest(
                        "file,kind,class,person,text,split",
                        "p/1.wav,positive,,ann,activate,train",
                        "n/1.wav,negative," + classAndPerson + ",activist,train",
                        "b/1.wav,background,,,,train")
                .load()
                .digest();
    }

    @Test
    void wordsThatLookLikeMissingValuesStayWords() throws IOException {
        ClipLibrary clips = files().withManifest(
                        HEADER, POSITIVE, BACKGROUND, "n/1.wav,negative,NA,null,test,CC0", "n/2.wav,negative,-,*,test,")
                .load();
        assertThat(clips.negatives()).extracting(Clip::text).containsExactly("NA", "-");
        assertThat(clips.negatives()).extracting(Clip::person).containsExactly("null", "*");
    }

    @Test
    void aMissingColumn() throws IOException {
        files().withManifest("file,kind,text,split", "p/1.wav,positive,activate,train");
        assertSays("expected a column 'person' but there is none");
    }

    @Test
    void anUnknownKind() throws IOException {
        files().withManifest(HEADER, POSITIVE, "n/1.wav,word,yes,,test,CC0");
        assertSays("expected a kind of [POSITIVE, NEGATIVE, BACKGROUND] but was 'word'");
    }

    @Test
    void anUnknownSplit() throws IOException {
        files().withManifest(HEADER, POSITIVE, "n/1.wav,negative,yes,,dev,CC0");
        assertSays("expected a split of [TRAIN, VALIDATION, TEST] but was 'dev'");
    }

    @Test
    void anEmptyManifest() throws IOException {
        files().withManifest();
        assertSays("expected a column 'file' but there is none");
    }

    @Test
    void rowsOfAnotherLength() throws IOException {
        files().withManifest(HEADER, POSITIVE, "n/1.wav,negative");
        assertSays("expected comma-separated values but was otherwise (Row number 2 contains 2 columns. 6 expected.)");
    }

    @Test
    void aPersonOnTwoSides() throws IOException {
        files().withManifest(HEADER, POSITIVE, BACKGROUND, "n/1.wav,negative,yes,ann,test,CC0");
        assertSays("expected each person on one side of the split but 'ann' was on TRAIN and TEST");
    }

    @Test
    void aKindThatIsNotThere() throws IOException {
        files().withManifest(HEADER, POSITIVE, BACKGROUND);
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage("expected at least one negative but there is none: " + folder.resolve("manifest.csv"));
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        files().withManifest(HEADER, POSITIVE, NEGATIVE, BACKGROUND, "n/9.wav,negative,yes,,test,CC0");
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage("expected a WAV or FLAC file but there is none: " + folder.resolve("n/9.wav"));
    }

    private ClipFiles files() throws IOException {
        return new ClipFiles(folder).with("p/1.wav", "n/1.wav", "n/2.wav", "b/1.wav");
    }

    private void assertSays(String sentence) {
        assertThatThrownBy(() -> files().load())
                .isInstanceOf(IOException.class)
                .hasMessage(sentence + ": " + folder.resolve("manifest.csv"));
    }
}
