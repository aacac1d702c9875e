package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeSpanTest {
    @Test
    void theEndIsTheLastMillisecond() {
        TimeSpan span = TimeSpan.of(1000, 500);
        assertThat(span).isEqualTo(new TimeSpan(1000, 1499));
        assertThat(span.durationMs()).isEqualTo(500);
    }

    @Test
    void bothEndsBelongToTheSpan() {
        TimeSpan span = new TimeSpan(950, 1430);
        assertThat(span.overlaps(new TimeSpan(1430, 2000))).isTrue();
        assertThat(span.overlaps(new TimeSpan(1431, 2000))).isFalse();
        assertThat(span.overlaps(new TimeSpan(0, 950))).isTrue();
        assertThat(span.overlaps(new TimeSpan(0, 949))).isFalse();
        assertThat(span.overlaps(new TimeSpan(1000, 1001))).isTrue();
        assertThat(span.overlaps(new TimeSpan(0, 9999))).isTrue();
    }

    @Property
    void twoSpansOverlapIfTheyShareAMillisecond(
            @ForAll @IntRange(min = 0, max = 20) int start,
            @ForAll @IntRange(min = 1, max = 9) int duration,
            @ForAll @IntRange(min = 0, max = 20) int otherStart,
            @ForAll @IntRange(min = 1, max = 9) int otherDuration) {
        TimeSpan span = TimeSpan.of(start, duration);
        TimeSpan other = TimeSpan.of(otherStart, otherDuration);
        boolean shared = false;
        for (int ms = start; ms < start + duration; ms++) {
            shared |= ms >= otherStart && ms < otherStart + otherDuration;
        }
        assertThat(span.overlaps(other)).isEqualTo(shared);
        assertThat(other.overlaps(span)).isEqualTo(shared);
    }

    @Test
    void aSpanThatEndsBeforeItBeginsSaysSo() {
        assertThatThrownBy(() -> new TimeSpan(10, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an end not before 10 ms but was 9 ms");
    }
}
