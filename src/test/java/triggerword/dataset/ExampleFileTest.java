package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

class ExampleFileTest {
    private static final SpectrogramOptions OPTIONS = new SpectrogramOptions(16_000, 8, 4, 8000);

    @TempDir
    Path folder;

    private Path x;
    private Path y;

    @BeforeEach
    void nameFiles() {
        x = folder.resolve("X.npy");
        y = folder.resolve("Y.npy");
    }

    @Test
    void examplesAreReadBack() throws IOException {
        List<Example> examples = List.of(example(1, 7, 3), example(2, 7, 3));
        ExampleFile.write(examples, x, y);
        assertThat(NpyArray.read(x)).hasToString("NpyArray[2, 7, 5]");
        assertThat(NpyArray.read(y)).hasToString("NpyArray[2, 3, 1]");
        List<Example> back = ExampleFile.read(x, y, OPTIONS);
        assertThat(back).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(back.get(i).x().values()).isEqualTo(examples.get(i).x().values());
            assertThat(back.get(i).x().features()).isEqualTo(OPTIONS);
            assertThat(back.get(i).y()).isEqualTo(examples.get(i).y());
        }
        assertThat(back.get(0)).hasToString("Example[x 7 × 5, y 3]");
    }

    @Test
    void inputsOfAnotherShape() throws IOException {
        array(2, 7, 4).write(x);
        array(2, 3, 1).write(y);
        assertSays("expected a shape of (m, frames, 5) but was [2, 7, 4]: " + x);
        array(14, 5).write(x);
        assertSays("expected a shape of (m, frames, 5) but was [14, 5]: " + x);
    }

    @Test
    void labelsOfAnotherShape() throws IOException {
        array(2, 7, 5).write(x);
        array(3, 3, 1).write(y);
        assertSays("expected a shape of (2, steps, 1) but was [3, 3, 1]: " + y);
        array(2, 3).write(y);
        assertSays("expected a shape of (2, steps, 1) but was [2, 3]: " + y);
        array(2, 3, 2).write(y);
        assertSays("expected a shape of (2, steps, 1) but was [2, 3, 2]: " + y);
    }

    @Test
    void noExamples() throws IOException {
        array(0, 7, 5).write(x);
        array(0, 3, 1).write(y);
        assertSays("expected at least one example but was shape [0, 7, 5]: " + x);
        assertThatThrownBy(() -> ExampleFile.write(List.of(), x, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at least one example but there is none: " + x);
    }

    @Test
    void notANumber() throws IOException {
        NpyArray inputs = array(2, 7, 5);
        inputs.values()[40] = Double.NaN;
        inputs.write(x);
        array(2, 3, 1).write(y);
        assertSays("expected numbers but value 5 of example 1 was NaN: " + x);
    }

    @Test
    void labelsThatAreNoScores() throws IOException {
        array(2, 7, 5).write(x);
        NpyArray labels = array(2, 3, 1);
        labels.values()[4] = 2;
        labels.write(y);
        assertSays("expected labels from 0 to 1 but step 1 of example 1 was 2.0: " + y);
    }

    @Test
    void moreExamplesThanCanBeReadAgain() {
        List<Example> many = Collections.nCopies(10_000_000, example(1, 7, 3));
        assertThatThrownBy(() -> ExampleFile.write(many, x, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at most 268435455 elements but was 350000000: " + x);
        assertThat(x).doesNotExist();
    }

    @Test
    void examplesOfTwoSizes() {
        assertThatThrownBy(() -> ExampleFile.write(List.of(example(1, 7, 3), example(2, 6, 3)), x, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected examples of one size, Example[x 7 × 5, y 3], but was Example[x 6 × 5, y 3]");
    }

    private static Example example(int seed, int frames, int steps) {
        float[] values = Golden.noiseSamples(seed, frames * OPTIONS.bins(), 0);
        return new Example(new Spectrogram(values, frames, OPTIONS), new float[steps]);
    }

    private static NpyArray array(int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= length;
        }
        return new NpyArray(shape, new double[count]);
    }

    private void assertSays(String sentence) {
        assertThatThrownBy(() -> ExampleFile.read(x, y, OPTIONS))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }
}
