package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainOptionsTest {
    @Test
    void aWordIsEnough() {
        assertThat(TrainOptions.parse(List.of("Hey  Computer")))
                .isEqualTo(new TrainOptions(
                        "hey computer",
                        Path.of("hey-computer"),
                        TrainOptions.Preset.VOICES,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Path.of("hey-computer.zip")));
    }

    @Test
    void everythingMayBeSaid() {
        assertThat(TrainOptions.parse(List.of(
                        "x",
                        "--data",
                        "d",
                        "--preset",
                        "course",
                        "--seed",
                        "7",
                        "--own",
                        "a",
                        "--own",
                        "b",
                        "--out",
                        "m")))
                .isEqualTo(new TrainOptions(
                        "x",
                        Path.of("d"),
                        TrainOptions.Preset.COURSE,
                        7,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Path.of("a"), Path.of("b")),
                        Path.of("m")));
    }

    @Test
    void stepsAndNearMissesAreOfTheVoices() {
        assertThat(TrainOptions.parse(List.of("x", "--steps", "15000")).steps()).contains(15_000);
        assertThat(TrainOptions.parse(List.of("x", "--near-misses", "5")).nearMissPercent())
                .contains(5.0);
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertThatThrownBy(() -> TrainOptions.parse(List.of())).hasMessageEndingWith("but there was no word.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--seed", "many")))
                .hasMessage("--seed: expected a whole number but was 'many'.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--preset", "best")))
                .hasMessage("--preset: expected course or voices but was 'best'.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--steps", "0")))
                .hasMessage("--steps: expected a whole number from 1 on but was '0'.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--near-misses", "101")))
                .hasMessage("--near-misses: expected 0 to 100 but was '101'.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--steps", "5", "--preset", "course")))
                .hasMessage("--steps: expected the preset voices, which alone takes it, but was course.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--near-misses", "5", "--preset", "course")))
                .hasMessage("--near-misses: expected the preset voices, which alone takes it, but was course.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "y"))).hasMessageEndingWith("but was 'y'.");
        assertThatThrownBy(() -> TrainOptions.parse(List.of("x", "--out")))
                .hasMessageEndingWith("but there was nothing after --out.");
    }
}
