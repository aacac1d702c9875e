package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.evaluation.Condition;
import triggerword.evaluation.Measurement;
import triggerword.model.Model;
import triggerword.model.ModelFile;

class ListenTest {
    @Test
    void theScriptKnowsWhereTheTimeAxisLies() {
        var sound = Waveform.mono(new float[32_000], 16_000);
        String page = Listen.to(sound).html();
        assertThat(number(page, "from")).isZero();
        assertThat(number(page, "to")).isEqualTo(2);
        // 72 + 18 px of 920 at the left, the key to the colours at the right
        assertThat(number(page, "left")).isBetween(0.07, 0.11);
        assertThat(number(page, "right")).isBetween(0.89, 0.93);
        assertThat(page).contains("<audio controls", "<img ", "currentTime", "alt=\"Waveform of Waveform[2.00 s");
    }

    @Test
    void theWorstAreNamedAndSmall() throws IOException {
        Model model = ModelFile.read(Path.of("data/models/activate-course.zip"));
        ClipLibrary clips = ClipLibrary.load(Path.of("data"), 44_100).split(Split.TEST);
        List<Clip> words = clips.positives().subList(0, 6);
        var measured = Measurement.of(model, words, clips.negatives().subList(0, 4), List.of(Condition.clean()), 1);
        Page misses = Listen.misses(measured, 2);
        Page alarms = Listen.falseAlarms(measured, 1);
        for (Page page : List.of(misses, alarms)) {
            assertThat(page.parts()).allSatisfy(part -> assertThat((PicturePlayer) part)
                    .satisfies(player -> assertThat(player.caption()).containsPattern("“.*”, [\\w-]+, .* · clean · "))
                    .satisfies(player -> assertThat(player.html().length()).isLessThan(120_000)));
        }
        assertThat(misses.parts()).hasSizeLessThanOrEqualTo(2).isNotEmpty();
        assertThat(misses.html()).contains(misses.parts().size() + " words missed, the least heard first");
    }

    private static double number(String page, String name) {
        Matcher matcher = Pattern.compile("data-" + name + "=\"([-\\d.]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
