package triggerword.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureOptionsTest {
    @Test
    void anOptionTakesAllValuesUpToTheNext() {
        MeasureOptions options = parse(
                "models/my.zip --positives yes --negatives no other --noise rain --snr 10 -5 --seed 7 --out figures");
        assertThat(options.sounds().positives()).containsExactly(Path.of("yes"));
        assertThat(options.sounds().negatives()).containsExactly(Path.of("no"), Path.of("other"));
        assertThat(options.sounds().snrDb()).containsExactly(10.0, -5.0);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.name()).isEqualTo("my");
    }

    @Test
    void noiseIsTenDecibelsBelowUnlessSaid() {
        assertThat(parse("m.zip --positives a --negatives b --noise c").sounds().snrDb())
                .containsExactly(10.0);
        assertThat(parse("m.zip --positives a --negatives b").sounds().snrDb()).isEmpty();
        assertThat(parse("m.zip --data d").data()).contains(Path.of("d"));
    }

    @Test
    void ofWhatCanBeOneThingTheLastCounts() {
        assertThat(parse("m.zip --data a --out here --out there").out()).isEqualTo(Path.of("there"));
    }

    @Test
    void whatIsMissingIsNamed() {
        refuses("--data d", "a model's file first");
        refuses("m.zip", "--positives and --negatives, or --data");
        refuses("m.zip --positives a", "with one of --positives and --negatives the other");
        refuses("m.zip --positives a --negatives b --snr 10", "with --snr the noises that --noise names");
        refuses("m.zip --positives a --negatives b --noise c --snr 10 5 10.0", "each ratio of --snr once");
        refuses("m.zip --positives --negatives b", "a value after --positives");
        refuses("m.zip --data a b", "one value after --data");
        refuses("m.zip --data a --seed one", "expected a whole number after --seed but was 'one'.");
        refuses("m.zip --data a --seed 1.5", "expected a whole number after --seed but was '1.5'.");
        refuses(
                "m.zip --positives a --negatives b --noise c --snr low",
                "expected a number after --snr but was 'low'.");
        refuses("m.zip --date a", "but was '--date'");
    }

    @Test
    void everySeedIsItself() {
        // from here on not every whole number is a double
        assertThat(parse("m.zip --data a --seed 9007199254740993").seed()).isEqualTo(9_007_199_254_740_993L);
    }

    private static void refuses(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static MeasureOptions parse(String line) {
        return MeasureOptions.parse(List.of(line.split(" ", -1)));
    }
}
