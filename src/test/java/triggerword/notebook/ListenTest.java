package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    void theLineRunsOverTheAxesOfEachPanel() {
        var sound = Waveform.mono(new float[32_000], 16_000);
        String page = Listen.to(sound).html();
        assertThat(page).contains("data-from=\"0.0000\" data-to=\"2.0000\"", "alt=\"Waveform of Waveform[2.00 s");
        List<double[]> boxes = boxes(page);
        // The waveform's and the spectrogram's: 72 + 18 px of 920 at the left, the key to the colours at the right.
        assertThat(boxes).hasSize(2).allSatisfy(box -> {
            assertThat(box[0]).isBetween(7.0, 11.0);
            assertThat(box[0] + box[2]).isBetween(89.0, 93.0);
        });
        // Of 404 px: a head of 32 above each, the spectrogram's after the waveform's 144, the time's labels below.
        assertThat(boxes.get(0)[1]).isCloseTo(100 * 32 / 404.0, within(1.0));
        assertThat(boxes.get(0)[1] + boxes.get(0)[3]).isLessThan(100 * 144 / 404.0);
        assertThat(boxes.get(1)[1]).isCloseTo(100 * (144 + 32) / 404.0, within(1.0));
        assertThat(boxes.get(1)[1] + boxes.get(1)[3]).isBetween(87.0, 93.0);
    }

    @Test
    void theWorstAreNamedAndSmall() throws IOException {
        Model model = ModelFile.read(Path.of("data/models/activate-course.zip"));
        ClipLibrary clips = ClipLibrary.load(Path.of("data"), 44_100).split(Split.TEST);
        List<Clip> words = clips.positives().subList(0, 6);
        var measured = Measurement.of(model, words, clips.negatives().subList(0, 4), List.of(Condition.clean()), 1);
        Page misses = Listen.misses(measured, 2);
        Page alarms = Listen.falseAccepts(measured, 1);
        for (Page page : List.of(misses, alarms)) {
            assertThat(page.parts()).allSatisfy(part -> assertThat((PicturePlayer) part)
                    .satisfies(player -> assertThat(player.caption()).containsPattern("“.*”, [\\w-]+, .* · clean · "))
                    .satisfies(player -> assertThat(player.html().length()).isLessThan(40_000)));
        }
        assertThat(misses.parts()).hasSizeLessThanOrEqualTo(2).isNotEmpty();
    }

    @Test
    void theTitleCountsAllWordsMissedAndAllFalseAlarmsNotThoseShown() throws IOException {
        Model model = ModelFile.read(Path.of("data/models/activate-course.zip"));
        ClipLibrary clips = ClipLibrary.load(Path.of("data"), 44_100).split(Split.TEST);
        var heard = Measurement.of(
                model, clips.positives().subList(0, 3), clips.negatives().subList(0, 4), List.of(Condition.clean()), 1);
        Measurement deaf = at(1, heard);
        assertThat(Listen.misses(deaf, 2).html()).contains("3 words missed; the 2 least heard:");
        Measurement eager = at(heard.threshold(3), heard);
        int alarms = eager.shipped(Measurement.ALL).falseAccepts();
        Page page = Listen.falseAccepts(eager, 1);
        assertThat(alarms).isGreaterThan(page.parts().size());
        assertThat(page.html())
                .contains(alarms + " false alarms at the threshold of ")
                .contains("; the " + page.parts().size() + " stretches most like the word, the surest first:");
    }

    private static Measurement at(double threshold, Measurement heard) {
        return new Measurement(heard.rule().withThreshold(threshold), heard.clips(), heard.streams());
    }

    /** Of each box its left, top, width and height, in percent. */
    private static List<double[]> boxes(String page) {
        return Pattern.compile("left:([\\d.]+)%;top:([\\d.]+)%;width:([\\d.]+)%;height:([\\d.]+)%")
                .matcher(page)
                .results()
                .map(box -> IntStream.rangeClosed(1, 4)
                        .mapToDouble(i -> Double.parseDouble(box.group(i)))
                        .toArray())
                .toList();
    }
}
