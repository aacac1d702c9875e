package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;
import triggerword.speech.Utterance.Sort;
import triggerword.speech.Utterance.Word;

/** What is heard as the word, and what is not. */
class ListenerTest {
    @TempDir
    Path folder;

    private Listener listener;

    @BeforeEach
    void listenForComputer() throws IOException, InterruptedException {
        Path words = Files.writeString(folder.resolve("words.dict"), """
                commuter K AH0 M Y UW1 T ER0
                computa K AH0 M P Y UW1 T AH0
                computed K AH0 M P Y UW1 T AH0 D
                computer K AH0 M P Y UW1 T ER0
                imputed IH2 M P Y UW1 T IH0 D
                """);
        PronouncingDictionary dictionary = PronouncingDictionary.read(words);
        List<String> phrase = List.of("computer");
        listener = new Listener(
                phrase, new Confusables(phrase, dictionary), List.of("computa", "window", "yes"), dictionary);
    }

    @Test
    void onlyTheWordMayHaveAnAccent() {
        assertThat(listener.description().lines())
                .contains("computer K AH M P Y UW T ER", "computer(2) K AH M P Y UW T AH")
                .contains("commuter K AH M Y UW T ER")
                .noneMatch(line -> line.startsWith("commuter(2)"));
    }

    @Test
    void whatSoundsLikeTheWordInAnAccentIsNoOtherWord() {
        assertThat(listener.description()).contains("| imputed").doesNotContain("computa");
    }

    @Test
    void theWordIsHeardWithAndWithoutItsLastR() throws IOException, InterruptedException {
        assertThat(isWord(say("K AH0 M P Y UW1 T ER0"), say("K AH0 M P Y UW1 T AH0")))
                .containsExactly(true, true);
    }

    @Test
    void otherWordsAndSilenceAreNotHeardAsTheWord() throws IOException, InterruptedException {
        assertThat(isWord(
                        say("K AH0 M P Y UW1 T AH0 D"),
                        say("K AH0 M Y UW1 T ER0"),
                        say("W IH1 N D OW0"),
                        Waveform.mono(new float[16_000], 16_000)))
                .containsExactly(false, false, false, false);
    }

    private List<Boolean> isWord(Waveform... clips) throws IOException, InterruptedException {
        assumeTrue(Listener.isInstalled(), "not installed: pocketsphinx");
        return listener.hear(List.of(clips), folder).stream()
                .map(listener::isWord)
                .toList();
    }

    private Waveform say(String phones) throws IOException, InterruptedException {
        Voice voice = Voice.all().stream()
                .filter(each -> each.name().equals("rms"))
                .findFirst()
                .orElseThrow();
        assumeTrue(new FliteEngine().has(voice), "not installed: " + voice.source());
        Style style = new Style(1, 1, 1, false, -31, 7000, 0);
        List<Word> words = List.of(new Word("quux", Pronunciation.of(phones), true));
        Utterance utterance =
                Utterance.whole("positives/x/" + Digest.of(phones) + ".flac", Sort.POSITIVE, words, style);
        return ClipFinish.finish(
                new FliteEngine().speak(voice, List.of(utterance), folder).get(0), style);
    }
}
