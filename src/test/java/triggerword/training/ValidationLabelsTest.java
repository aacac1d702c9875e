package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Windows of five steps, the last of them without the word. */
class ValidationLabelsTest {
    private static final float[] WORD = {-1, 1, 1, 0, -1};
    private static final float[] SILENCE = new float[5];
    private static final float[] LOGITS = {9, 1, 3, 8, 9};

    private static ValidationOutcome outcome(int smoothingSteps, float[] silence) {
        return new ValidationLabels(new float[][] {WORD, SILENCE}, 1, 0.5)
                .outcome(new float[][] {LOGITS, silence}, smoothingSteps);
    }

    @Test
    void aWordIsHeardInItsOwnTimeOnly() {
        assertThat(outcome(1, SILENCE).positives()).containsExactly(3);
    }

    /** As in the detector, which does not know when the word's time begins: (9 + 1) / 2 and (1 + 3) / 2. */
    @Test
    void theLastStepsAreAveraged() {
        assertThat(outcome(2, SILENCE).positives()).containsExactly(5);
    }

    @Test
    void realPeopleAreReckonedToScoreHalfALogitHigherWithoutTheWord() {
        assertThat(outcome(1, new float[] {-3, -1, -2, -5, -4}).negatives()).containsExactly(-0.5f);
    }

    /** −3 alone, (−3 − 1) / 2, (−1 − 2) / 2 and lower ones. */
    @Test
    void theFirstStepsAreAveragedWithWhatIsBeforeThem() {
        assertThat(outcome(2, new float[] {-3, -1, -2, -5, -4}).negatives()).containsExactly(-1.5f + 0.5f);
        assertThat(outcome(2, new float[] {4, 0, 0, 0, 0}).negatives()).containsExactly(4.5f);
    }

    @Test
    void windowsAreSortedByTheirLogits() {
        var labels = new ValidationLabels(new float[][] {{1}, {1}, {0}, {0}, {0}}, 2, 3);
        ValidationOutcome outcome = labels.outcome(new float[][] {{5}, {4}, {2}, {3}, {1}}, 1);
        assertThat(outcome.positives()).containsExactly(4, 5);
        assertThat(outcome.negatives()).containsExactly(1.5f, 2.5f, 3.5f);
        assertThat(outcome.hours()).isEqualTo(3);
    }
}
