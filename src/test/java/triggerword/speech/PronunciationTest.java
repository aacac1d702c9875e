package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PronunciationTest {
    private static final Pronunciation ACTIVATE = Pronunciation.of("AE1 K T AH0 V EY2 T");

    @Test
    void aSyllableTakesTheConsonantsThatMayBeginIt() {
        assertThat(ACTIVATE.syllables())
                .extracting(syllable -> String.join(" ", syllable.phones()) + (syllable.stressed() ? " 1" : " 0"))
                .containsExactly("AE K 1", "T AH 0", "V EY T 1");
        assertThat(Pronunciation.of("EH1 K S T R AH0").syllables().get(1).phones())
                .containsExactly("S", "T", "R", "AH");
    }

    @Test
    void aReducedVowelInsideTheWordBecomesIh() {
        assertThat(ACTIVATE.withReducedVowels()).hasToString("AE1 K T IH0 V EY2 T");
        assertThat(Pronunciation.of("K AH0 M P Y UW1 T ER0").withReducedVowels())
                .hasToString("K AH0 M P Y UW1 T ER0");
        assertThat(Pronunciation.of("AH0 L EH1 K S AH0").withReducedVowels()).hasToString("AH0 L EH1 K S AH0");
    }

    @Test
    void accentsLeaveOutAnRWhereNoVowelFollows() {
        assertThat(Pronunciation.of("JH AA1 R V IH0 S").accented())
                .extracting(Pronunciation::toString)
                .containsExactly("JH AA1 R V IH0 S", "JH AA1 V IH0 S");
        assertThat(Pronunciation.of("M EH1 R IY0").accented()).hasSize(1);
        assertThat(Pronunciation.of("R EH1 D").accented()).hasSize(1);
    }

    @Test
    void accentsSayErWithoutItsRAndAsItIsWritten() {
        assertThat(Pronunciation.of("M IH1 R ER0").accented())
                .extracting(Pronunciation::toString)
                .containsExactly("M IH1 R ER0", "M IH1 R AH0", "M IH1 R EH0 R");
    }

    @Test
    void accentsSayEachUnstressedAhInFull() {
        assertThat(Pronunciation.of("AH0 L EH1 K S AH0").accented())
                .extracting(Pronunciation::toString)
                .containsExactlyInAnyOrder(
                        "AH0 L EH1 K S AH0", "AA0 L EH1 K S AH0", "AH0 L EH1 K S AA0", "AA0 L EH1 K S AA0");
    }

    @Test
    void whatNoDictionaryHasIsSpokenByRule() throws IOException {
        assertThat(SmallDictionary.read().first("zorbit").bare())
                .startsWith("Z")
                .endsWith("T");
    }

    @Test
    void furtherPronunciationsBelongToTheirWord(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws IOException {
        java.nio.file.Path file = java.nio.file.Files.writeString(
                folder.resolve("dict"), "read R EH1 D # past\nread(2) R IY1 D\n'tis T IH1 Z\n");
        PronouncingDictionary dictionary = PronouncingDictionary.read(file);
        assertThat(dictionary.words()).containsExactly("read");
        assertThat(dictionary.all("read")).hasToString("[R EH1 D, R IY1 D]");
    }
}
