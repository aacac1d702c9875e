package triggerword.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.dataset.Scene;
import triggerword.evaluation.ScoredScene;
import triggerword.evaluation.ThresholdSweep;
import triggerword.evaluation.WordEvaluation;
import triggerword.model.DetectorOptions;

class OutcomeChartTest {
    private static final DetectorOptions RULE = DetectorOptions.course();

    /** 10 s in which the word is said from 1 s to 2 s, and the scores are high at these seconds. */
    private static ScoredScene scene(double... seconds) {
        var sound = Waveform.mono(new float[10_000], 1000);
        float[] scores = new float[1000];
        for (double second : seconds) {
            scores[(int) (100 * second)] = 0.9f;
        }
        var scene = new Scene(sound, List.of(new TimeSpan(1000, 1999)), List.of(), 0);
        return new ScoredScene(scene, new float[1000], scores);
    }

    private static List<String> legend(ScoredScene... scenes) {
        var names = new ArrayList<String>();
        ((LayeredChart) Plots.outcomes(List.of(scenes), RULE)).layers().forEach(layer -> names.add(layer.name()));
        return names;
    }

    @Test
    void theLegendCountsWhatIsThere() {
        assertThat(legend(scene(2.2), scene(), scene(2.2, 7)))
                .containsExactly("heard: 2", "missed: 1", "false alarms: 1");
        assertThat(legend(scene(2.2))).containsExactly("heard: 1");
    }

    @Test
    void thePointIsNamedByWhatItsThresholdDoes() {
        var sweep = new ThresholdSweep(List.of(
                new ThresholdSweep.Point(0.01, new WordEvaluation(10, 10, 900, 0.5)),
                new ThresholdSweep.Point(0.3, new WordEvaluation(10, 9, 4, 0.5)),
                new ThresholdSweep.Point(0.6, new WordEvaluation(10, 6, 1, 0.5))));
        var chart = (LayeredChart) Plots.tradeOff(sweep, 0.61);
        assertThat(chart.layers().get(1).name()).isEqualTo("threshold 0.61; heard: 6 of 10, false alarms: 1");
        assertThat(chart.x().max())
                .as("900 false alarms press nothing into a corner")
                .isLessThan(10);
    }
}
