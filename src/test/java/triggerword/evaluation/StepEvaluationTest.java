package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepEvaluationTest {
    @Test
    void lossIsTheMeanCrossEntropy() {
        var evaluation = StepEvaluation.of(List.of(new float[] {1, 0}), List.of(new float[] {0.8f, 0.4f}));
        assertThat(evaluation.loss()).isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-7));
        assertThat(evaluation.accuracy()).isEqualTo(1);
    }

    @Test
    void scoreOfExactlyOneHalfCountsAsZero() {
        var evaluation = StepEvaluation.of(List.of(new float[] {1, 0}), List.of(new float[] {0.5f, 0.5f}));
        assertThat(evaluation.accuracy()).isEqualTo(0.5);
    }

    @Test
    void certainAndWrongIsBoundedAsInKeras() {
        var evaluation = StepEvaluation.of(List.of(new float[] {1}), List.of(new float[] {0}));
        assertThat(evaluation.loss()).isCloseTo(-Math.log(1e-7), within(1e-9));
    }

    @Test
    void silenceIsAsAccurateAsTheLabelsAreRare() {
        var labels = new float[1375];
        java.util.Arrays.fill(labels, 700, 800, 1);
        var silence = StepEvaluation.ofSilence(List.of(labels));
        assertThat(silence.accuracy()).isCloseTo(1275 / 1375.0, within(1e-12));
        assertThat(silence.positivePart()).isCloseTo(100 / 1375.0, within(1e-12));
    }

    @Test
    void nothingToEvaluateIsRefused() {
        assertThatThrownBy(() -> StepEvaluation.of(List.of(), List.of()))
                .hasMessage("expected at least one labelled step but there is none");
    }
}
