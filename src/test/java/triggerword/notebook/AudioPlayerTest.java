package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import triggerword.audio.Waveform;

class AudioPlayerTest {
    @Test
    void aSoundTooLongForANotebookIsRefused() {
        var long75 = Waveform.mono(new float[75 * 8000], 8000);
        assertThatThrownBy(() -> new AudioPlayer(long75))
                .hasMessage("expected at most 30 s to keep in a notebook but was 75.0 s: play a slice of it");
    }

    @Test
    void theCaptionIsTextNotMarkup() {
        var player = new AudioPlayer("<with noise>", Waveform.mono(new float[80], 8000));
        assertThat(player.html()).startsWith("<div>&lt;with noise&gt;</div><audio");
        assertThat(player).hasToString("AudioPlayer[<with noise>, Waveform[0.01 s, 8000 Hz, mono]]");
    }

    @Test
    void theLengthOfAWordIsTold() {
        assertThat(new AudioPlayer(Waveform.mono(new float[5440], 8000)).html())
                .endsWith("</audio> <span>0.68 s</span>");
    }

    @Test
    void playersStandSideBySide() {
        var player = new AudioPlayer("<before>", Waveform.mono(new float[80], 8000));
        assertThat(PlayerRow.of(player, player).html())
                .startsWith(
                        "<div style=\"display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));max-width:920px\"><div style=\"padding-left:48px\"><div>&lt;before&gt;</div><audio")
                .containsOnlyOnce("display:grid")
                .endsWith("</audio> <span>0.01 s</span></div></div>");
    }
}
