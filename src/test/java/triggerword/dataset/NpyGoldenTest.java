package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.Golden;

/** Files as numpy writes them, and broken ones. */
class NpyGoldenTest {
    private static final Path NPY = Golden.FOLDER.resolve("npy");

    @TempDir
    Path folder;

    record Expected(String file, int[] shape, double[] values) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expected> files() throws IOException {
        var files = new ArrayList<Expected>();
        List<String[]> lines = Golden.lines("npy/expected.txt");
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i);
            if (line[0].equals("file")) {
                int[] shape = Arrays.stream(line[5].split(",", -1))
                        .filter(length -> !length.equals("-"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                double[] values = Arrays.stream(lines.get(i + 1))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                files.add(new Expected(line[1], shape, values));
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void numpysFilesAreRead(Expected expected) throws IOException {
        NpyArray array = read(expected.file());
        assertThat(array.shape()).isEqualTo(expected.shape());
        assertThat(array.values()).isEqualTo(expected.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f4_1d.npy", "f4_2d.npy", "f4_3d.npy"})
    void whatIsWrittenIsNumpysToTheByte(String name) throws IOException {
        Path written = folder.resolve(name);
        read(name).write(written);
        assertThat(written).hasSameBinaryContentAs(NPY.resolve(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "broken_truncated_data.npy ~ expected 60 bytes of data for shape [3, 5] but was 55",
                "broken_truncated_header.npy ~ expected a header of 118 bytes but was cut short at 30",
                "broken_magic.npy ~ expected a numpy file (first bytes \\x93NUMPY) but was something else",
                "broken_version.npy ~ expected npy version 1, 2 or 3 but was 9",
                "broken_header.npy ~ expected a header with descr, fortran_order and shape but was "
                        + "'{'descr': '<f4', 'shape': (3, 5'",
                "broken_negative_shape.npy ~ expected lengths from 0 on but was shape (3,-5)",
                "broken_huge_shape.npy ~ expected at most 268435455 elements but was shape (30000, 5000000)",
                "broken_object.npy ~ expected a type of [f4, f8, i1, i2, i4, i8, u1, u2, b1] but was |O",
                "broken_complex.npy ~ expected a type of [f4, f8, i1, i2, i4, i8, u1, u2, b1] but was <c16",
                "broken_text.npy ~ expected a type of [f4, f8, i1, i2, i4, i8, u1, u2, b1] but was <U2",
                "broken_structured.npy ~ expected a type of [f4, f8, i1, i2, i4, i8, u1, u2, b1] but was a structure",
                "broken_empty.npy ~ expected a numpy file (first bytes \\x93NUMPY) but was empty",
            })
    void aBrokenFileGivesOneSentence(String name, String sentence) {
        assertThatThrownBy(() -> NpyArray.read(NPY.resolve(name)))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence + ": " + NPY.resolve(name));
    }

    @Test
    void aZipCutShort() {
        Path file = NPY.resolve("broken_truncated.npz");
        assertThatThrownBy(() -> NpyArray.readZip(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a whole npz file but was cut short or damaged: " + file);
    }

    @Test
    void everyBrokenFileIsTried() throws IOException {
        long here = Golden.lines("npy/expected.txt").stream()
                .filter(line -> line[0].equals("broken"))
                .count();
        assertThat(here).isEqualTo(13);
    }

    @Test
    void zipsAreReadByName() throws IOException {
        assertThat(NpyArray.readZip(NPY.resolve("deflated.npz"))).containsOnlyKeys("X", "Y");
    }

    @Test
    void damageInAZipIsFoundByItsChecksum() throws IOException {
        byte[] whole = Files.readAllBytes(NPY.resolve("stored.npz"));
        whole[200] ^= 1;
        Path file = Files.write(folder.resolve("damaged.npz"), whole);
        assertThatThrownBy(() -> NpyArray.readZip(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a whole npz file but was cut short or damaged: " + file);
    }

    @Test
    void everyPlaceToCutAZipGivesASentence() throws IOException {
        byte[] whole = Files.readAllBytes(NPY.resolve("stored.npz"));
        Path file = folder.resolve("cut.npz");
        for (int length = 0; length < whole.length; length += 11) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NpyArray.readZip(file))
                    .as("cut at %d", length)
                    .isInstanceOf(IOException.class)
                    .hasMessage("expected a whole npz file but was cut short or damaged: " + file);
        }
    }

    private static NpyArray read(String name) throws IOException {
        int mark = name.indexOf('!');
        return mark < 0
                ? NpyArray.read(NPY.resolve(name))
                : NpyArray.readZip(NPY.resolve(name.substring(0, mark))).get(name.substring(mark + 1));
    }
}
