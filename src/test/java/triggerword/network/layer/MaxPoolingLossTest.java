package triggerword.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.junit.jupiter.api.Test;

class MaxPoolingLossTest {
    private static final double[] LOGITS = {2, -1, 0, 3, -2, 1};

    private static double loss(double... labels) {
        return MaxPoolingLoss.defaults().of(LOGITS, labels, 1, new double[LOGITS.length]);
    }

    private static double softplus(double x) {
        return Math.log(1 + Math.exp(x));
    }

    @Test
    void aPositiveWantsHighLogitsInItsWindowAndHalfOfTheSilence() {
        double loudest = (softplus(2) + softplus(0) + softplus(-1) + softplus(-2)) / 4;
        double peaks = (softplus(-3) + softplus(-1)) / 2;
        assertThat(loss(0, 0, 0, 1, 0, 1)).isCloseTo(peaks + 0.5 * (loudest + loudest), within(1e-12));
    }

    @Test
    void aNegativeWantsSilenceAboveAllWhereItIsLoudest() {
        double loudest = (softplus(3) + softplus(2) + softplus(1) + softplus(0)) / 4;
        double mean = (4 * loudest + softplus(-1) + softplus(-2)) / 6;
        assertThat(loss(0, 0, 0, 0, 0, 0)).isCloseTo(loudest + 2 * mean, within(1e-12));
    }

    @Test
    void ignoredStepsDoNotCount() {
        assertThat(loss(-1, 1, -1, -1, -1, -1)).isCloseTo(softplus(1), within(1e-12));
        assertThat(loss(-1, -1, -1, -1, -1, -1)).isZero();
        assertThat(loss(0, -1, -1, -1, -1, -1)).isCloseTo(3 * softplus(2), within(1e-12));
    }

    @Test
    void onlyTheGreatestLogitsOfTheWindowArePulledUp() {
        var gradient = new double[LOGITS.length];
        new MaxPoolingLoss(2, 4, 0.5, 2).of(LOGITS, new double[] {1, 1, -1, 1, -1, -1}, 1, gradient);
        assertThat(gradient).containsExactly(-1 / (1 + Math.exp(2)) / 2, 0, 0, -1 / (1 + Math.exp(3)) / 2, 0, 0);
    }

    @Test
    void largeLogitsDoNotOverflow() {
        var gradient = new double[2];
        double loss = MaxPoolingLoss.defaults().of(new double[] {-1e4, 1e4}, new double[] {1, 0}, 1, gradient);
        assertThat(loss).isCloseTo(2e4, within(1e-6));
        assertThat(gradient).containsExactly(-1, 1);
    }

    @Test
    void otherLabelsAreRefused() {
        assertThatThrownBy(() -> loss(0, 0, 0.5, 0, 0, 0))
                .isInstanceOf(DL4JInvalidInputException.class)
                .hasMessage("expected labels 1, 0 or -1 but was 0.5");
    }

    @Test
    void weightsAreChecked() {
        assertThatThrownBy(() -> new MaxPoolingLoss(5, 0, 0.5, 2))
                .hasMessage("expected peaks and top of at least 1 and weights of at least 0"
                        + " but was peaks 5, top 0, earlyWeight 0.5, meanWeight 2.0");
        assertThatThrownBy(() -> new MaxPoolingLoss(0, 4, 0.5, 2)).hasMessageContaining("was peaks 0, top 4");
    }
}
