package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Windows of five steps, the last of them without the word. */
class ValidationLabelsTest {
    private static final float[] WORD = {-1, 1, 1, 0, -1};
    private static final float[] SILENCE = new float[5];
    private static final float[] LOGITS = {9, 1, 3, 8, 9};

    private static final ValidationLabels LABELS = new ValidationLabels(new float[][] {WORD, SILENCE}, 1);

    private static float[] heard(int smoothingSteps) {
        return LABELS.heard(new float[][] {LOGITS, SILENCE}, smoothingSteps);
    }

    private static float[] alarms(int smoothingSteps, float... silence) {
        return LABELS.alarms(new float[][] {LOGITS, silence}, smoothingSteps);
    }

    @Test
    void aWordIsHeardInItsOwnTimeOnly() {
        assertThat(heard(1)).containsExactly(3);
    }

    /** As in the detector, which does not know when the word's time begins: (9 + 1) / 2 and (1 + 3) / 2. */
    @Test
    void theLastStepsAreAveraged() {
        assertThat(heard(2)).containsExactly(5);
    }

    /** −3 alone, (−3 − 1) / 2, (−1 − 2) / 2 and lower ones. */
    @Test
    void theFirstStepsAreAveragedWithWhatIsBeforeThem() {
        assertThat(alarms(2, -3, -1, -2, -5, -4)).containsExactly(-1.5f);
        assertThat(alarms(2, 4, 0, 0, 0, 0)).containsExactly(4);
    }

    @Test
    void windowsAreSortedByTheirLogits() {
        var labels = new ValidationLabels(new float[][] {{1}, {1}, {0}, {0}, {0}}, 2);
        float[][] logits = {{5}, {4}, {2}, {3}, {1}};
        assertThat(labels.heard(logits, 1)).containsExactly(4, 5);
        assertThat(labels.alarms(logits, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void nobodyNeedSayTheWord() {
        var strangers = new ValidationLabels(new float[][] {{0}}, 0);
        assertThat(strangers.heard(new float[][] {{3}}, 1)).isEmpty();
        assertThat(strangers.alarms(new float[][] {{3}}, 1)).containsExactly(3);
    }
}
