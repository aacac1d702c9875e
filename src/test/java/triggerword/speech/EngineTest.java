package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Waveform;
import triggerword.speech.Utterance.Sort;
import triggerword.speech.Utterance.Word;

/** The engines that are on this machine. */
class EngineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"flite", "festival", "rhvoice", "pico", "hibari", "espeak-ng", "freetts"})
    void theFirstVoiceOfAnEngineSaysAWord(String engine) throws Exception {
        var engines = new Engines("python3");
        Voice voice = Voice.all().stream()
                .filter(each -> each.engine().equals(engine))
                .findFirst()
                .orElseThrow();
        assumeTrue(engines.has(voice), "not installed: " + voice.source());
        Style style = Style.draw(new SplittableRandom(1), Band.FULL, 0);
        var word = new Word("computer", Pronunciation.of("K AH0 M P Y UW1 T ER0"), true);
        Utterance utterance = Utterance.whole("positives/x/computer.flac", Sort.POSITIVE, List.of(word), style);
        Engine.Spoken spoken =
                engines.of(voice).speak(voice, List.of(utterance), folder).get(0);
        assertThat(spoken.fault()).isEmpty();
        Waveform clip = ClipFinish.finish(spoken, style);
        assertThat(clip.durationMs()).isBetween(250.0, 1500.0);
        assertThat(clip.dbfs()).isBetween(style.levelDbfs() - 1, style.levelDbfs() + 1);
    }

    @Test
    void anInterruptWhileAnEngineIsAskedIsOne() {
        assumeTrue(Program.exists("python3"), "not installed: python3");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Engines("python3")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
