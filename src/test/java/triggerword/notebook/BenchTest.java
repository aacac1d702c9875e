package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    private static final Path SHIPPED = Path.of("src", "bench", "measured");

    @TempDir
    Path folder;

    @Test
    void onlyPeersThatTookPartHaveARatio() throws IOException {
        Path file = Files.writeString(folder.resolve("streaming.csv"), """
                name,ours,peer,ratio,load
                step: onnxruntime,0.02,0.05,2.5,1.1
                "a step, of 10⁶",0.03,,,1.1
                step: openvino not timed: differs by 1.0e-01,,,,1.1
                """);
        Bench bench = Bench.read(file);
        assertThat(bench.rows()).hasSize(3);
        assertThat(bench.rows().get(1)).isEqualTo(new Bench.Timing("a step, of 10⁶", 0.03, Double.NaN));
        assertThat(bench.ratios()).containsOnlyKeys("step: onnxruntime");
        assertThat(bench.ratios().get("step: onnxruntime")).isEqualTo(2.5);
    }

    @Test
    void aFileOfOtherColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> Bench.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected the columns name, ours, peer but was [a, b]: " + file);
    }

    @Test
    void aFigureThatIsNoNumber() throws IOException {
        Path file = Files.writeString(folder.resolve("word.csv"), "name,ours,peer\na step,fast,2\n");
        assertThatThrownBy(() -> Bench.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("ours: expected a number but was 'fast': " + file);
    }

    @Test
    void aFileWhoseRowsAreOfDifferentLengths() throws IOException {
        Path file = Files.writeString(folder.resolve("short.csv"), "name,ours,peer\na step,1,2\nanother,1,2,3,4,5\n");
        assertThatThrownBy(() -> Bench.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected comma-separated values but was otherwise (")
                .hasMessageEndingWith(": " + file);
    }

    @Test
    void aFileWithoutFigures() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "name,ours,peer\n");
        String expected = "expected the figures of a bench but there was none: " + file;
        assertThatThrownBy(() -> Bench.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(expected);
        assertThatThrownBy(() -> new Bench(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(expected);
    }

    @Test
    void aBenchThatNeverRan() {
        assertThat(Bench.exists("nothing")).isFalse();
        assertThatThrownBy(() -> Bench.read("nothing"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "expected the figures of a bench but there are none, run ./lab bench nothing first: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthesis", "spectrogram", "training", "inference", "streaming"})
    void theShippedFiguresCanBeRead(String name) throws IOException {
        assertThat(Bench.read(SHIPPED.resolve(name + ".csv")).ratios()).isNotEmpty();
    }
}
