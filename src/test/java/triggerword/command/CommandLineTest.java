package triggerword.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final String USAGE = "expected WORD [--seed N] [--hours H] [--snr DB…] [--loud]";
    private static final List<Option> OPTIONS =
            List.of(Option.one("--seed"), Option.one("--hours"), Option.several("--snr"), Option.flag("--loud"));

    @Test
    void eachOptionTakesAsManyValuesAsItMay() {
        CommandLine line = parse("--loud word --snr 10 -5 --seed 7 --snr 0");
        assertThat(line.word()).contains("word");
        assertThat(line.has("--loud")).isTrue();
        assertThat(line.numbers("--snr")).containsExactly(10.0, -5.0, 0.0);
        assertThat(line.whole("--seed")).contains(7L);
        assertThat(line.path("--seed")).contains(Path.of("7"));
    }

    @Test
    void whatIsNotThereIsEmpty() {
        CommandLine line = CommandLine.parse(USAGE, OPTIONS, List.of());
        assertThat(line.word()).isEmpty();
        assertThat(line.has("--loud")).isFalse();
        assertThat(line.all("--snr")).isEmpty();
        assertThat(line.single("--seed")).isEmpty();
    }

    @Test
    void theWordMayStandAnywhereAlsoBehindAValue() {
        assertThat(parse("word --seed 7").word()).contains("word");
        assertThat(parse("--seed 7 word").word()).contains("word");
    }

    @Test
    void ofWhatCanBeOneThingTheLastCounts() {
        assertThat(parse("--seed 1 --seed 2").whole("--seed")).contains(2L);
    }

    @Test
    void whatDoesNotBelongThereIsNamed() {
        refuses("--quiet", USAGE + " but was '--quiet'.");
        refuses("a b", USAGE + " but was 'b'.");
        refuses("a --loud b", USAGE + " but was 'b'.");
        refuses("a --seed 1 2", USAGE + ": one value after --seed but was also '2'.");
        refuses("a --seed 1 --quiet", USAGE + " but was '--quiet'.");
        assertThatThrownBy(() -> CommandLine.parse(USAGE, OPTIONS, List.of("word")))
                .hasMessage(USAGE + " but was 'word'.");
    }

    @Test
    void anOptionIsNoValueOfAnother() {
        refuses("a --seed --loud", USAGE + ": a value after --seed but there was nothing after --seed.");
        refuses("a --snr", USAGE + ": a value after --snr but there was nothing after --snr.");
    }

    @Test
    void aValueThatCannotBeReadIsNamed() {
        CommandLine line = parse("--seed 1.5 --hours -1 --snr NaN");
        assertThatThrownBy(() -> line.whole("--seed"))
                .hasMessage("expected a whole number after --seed but was '1.5'.");
        assertThatThrownBy(() -> line.amount("--hours"))
                .hasMessage("expected a number of 0 or more after --hours but was '-1'.");
        assertThatThrownBy(() -> line.numbers("--snr")).hasMessage("expected a number after --snr but was 'NaN'.");
    }

    private static void refuses(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static CommandLine parse(String arguments) {
        return CommandLine.parseWithWord(USAGE, OPTIONS, List.of(arguments.split(" ", -1)));
    }
}
