package triggerword.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** Values from the tables of Wilson's interval: 10 of 100, 0 of 20. */
    @Test
    void proportionsAreWilsons() {
        assertThat(Interval.ofProportion(10, 100).low()).isCloseTo(0.0552, within(5e-5));
        assertThat(Interval.ofProportion(10, 100).high()).isCloseTo(0.1744, within(5e-5));
        assertThat(Interval.ofProportion(0, 20).low()).isZero();
        assertThat(Interval.ofProportion(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(Interval.ofProportion(0, 0)).isEqualTo(new Interval(0, 1));
    }

    /** Garwood's table: 0 events (0, 3.689), 5 events (1.623, 11.668). */
    @Test
    void ratesAreGarwoods() {
        assertThat(Interval.ofRate(0, 1).low()).isZero();
        assertThat(Interval.ofRate(0, 1).high()).isCloseTo(3.689, within(5e-4));
        assertThat(Interval.ofRate(5, 1).low()).isCloseTo(1.623, within(5e-4));
        assertThat(Interval.ofRate(5, 1).high()).isCloseTo(11.668, within(5e-4));
        assertThat(Interval.ofRate(5, 2).high()).isCloseTo(11.668 / 2, within(5e-4));
        assertThat(Interval.ofRate(0, 0)).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
    }

    /** Five values with mean 3 and variance 2.5; the 0.975 quantile of Student's t with 4 degrees is 2.7764. */
    @Test
    void meansAreStudents() {
        Interval interval = Interval.ofMean(1, 2, 3, 4, 5);
        assertThat(interval.low()).isCloseTo(3 - 2.7764 * Math.sqrt(2.5 / 5), within(5e-5));
        assertThat(interval.high()).isCloseTo(3 + 2.7764 * Math.sqrt(2.5 / 5), within(5e-5));
        assertThat(Interval.ofMean(1).high()).isInfinite();
    }
}
