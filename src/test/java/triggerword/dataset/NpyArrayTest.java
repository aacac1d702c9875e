package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.Golden;

class NpyArrayTest {
    @TempDir
    Path folder;

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll @Size(max = 4) List<@IntRange(max = 6) Integer> lengths) throws IOException {
        NpyArray array = noise(lengths.stream().mapToInt(Integer::intValue).toArray());
        Path file = Files.createTempFile("array", ".npy");
        try {
            array.write(file);
            NpyArray back = NpyArray.read(file);
            assertThat(back.shape()).isEqualTo(array.shape());
            assertThat(back.values()).isEqualTo(array.values());
            assertThat((Files.size(file) - 4L * array.values().length) % 64)
                    .as("the data begin at a multiple of 64 bytes")
                    .isZero();
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aZipIsReadBack() throws IOException {
        var arrays = new LinkedHashMap<String, NpyArray>();
        arrays.put("X", noise(2, 3));
        arrays.put("Y", noise(4));
        Path file = folder.resolve("both.npz");
        NpyArray.writeZip(arrays, file);
        assertThat(NpyArray.readZip(file).keySet()).containsExactly("X", "Y");
        assertThat(NpyArray.readZip(file).get("Y").values())
                .isEqualTo(arrays.get("Y").values());
    }

    @Test
    void aFileOfMoreThanTwoGigabytes() throws IOException {
        Path file = folder.resolve("large.npy");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }
        assertThatThrownBy(() -> NpyArray.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected at most 2147483639 bytes but was 3000000000: " + file);
    }

    @Test
    void aMissingFile() {
        Path none = folder.resolve("none.npy");
        assertThatThrownBy(() -> NpyArray.read(none))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a numpy file but there is none: " + none);
        assertThatThrownBy(() -> NpyArray.readZip(none))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a numpy file but there is none: " + none);
    }

    @Test
    void moreDataThanTheShapeSays() throws IOException {
        Path file = folder.resolve("long.npy");
        noise(2, 3).write(file);
        Files.write(file, new byte[5], java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> NpyArray.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected 24 bytes of data for shape [2, 3] but was 29: " + file);
    }

    @Test
    void headersOfOlderNumpysAreRead() throws IOException {
        // Python 2 wrote longs with an L, and any order of the keys is allowed.
        assertThat(NpyArray.read(eightBytes("(2L,)")).shape()).containsExactly(2);
    }

    @Test
    void aShapeThatIsNone() throws IOException {
        Path unseparated = eightBytes("(3 4,)");
        assertThatThrownBy(() -> NpyArray.read(unseparated))
                .isInstanceOf(IOException.class)
                .hasMessage("expected whole numbers with commas between but was shape (3 4,): " + unseparated);
    }

    @Test
    void anAxisThatIsTooLongThoughNothingLiesAlongIt() throws IOException {
        Path empty = eightBytes("(0, 3000000000)");
        assertThatThrownBy(() -> NpyArray.read(empty))
                .isInstanceOf(IOException.class)
                .hasMessage("expected at most 268435455 elements but was shape (0, 3000000000): " + empty);
    }

    /** A file of two floats, or of what its shape says. */
    private Path eightBytes(String shape) throws IOException {
        byte[] text = "{'shape': %s, 'fortran_order': False, 'descr': '<f4'} \n"
                .formatted(shape)
                .getBytes(StandardCharsets.US_ASCII);
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
        bytes.writeBytes(text);
        bytes.writeBytes(new byte[8]);
        return Files.write(folder.resolve("made.npy"), bytes.toByteArray());
    }

    @Test
    void aShapeOfAnotherSizeSaysSo() {
        assertThatThrownBy(() -> new NpyArray(new int[] {2, 3}, new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 6 values for shape [2, 3] but was 5");
    }

    private static NpyArray noise(int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= length;
        }
        short[] noise = Golden.noise(3, count);
        var values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = noise[i] / 1024.0;
        }
        return new NpyArray(shape, values);
    }
}
