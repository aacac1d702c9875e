package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Recordings of real people in a data set. */
class StrangersTest {
    @TempDir
    Path cache;

    @TempDir
    Path prompts;

    @TempDir
    Path out;

    private Strangers strangers() {
        return new Strangers(cache, 1, prompts);
    }

    /** Noise, as any bytes are G.722. */
    private void prompt(String name, double seconds) throws IOException {
        var bytes = new byte[(int) (8000 * seconds)];
        new Random(name.hashCode()).nextBytes(bytes);
        Path file = prompts.resolve(name + ".g722");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Table fill() throws IOException, InterruptedException {
        assumeTrue(Program.exists("ffmpeg"), "no ffmpeg");
        var data = new DataSet(out);
        PronouncingDictionary dictionary = SmallDictionary.read();
        List<String> target = List.of("computer");
        var script = new Script(target, dictionary, new Confusables(target, dictionary), Band.FULL, 1);
        strangers().fill(data, script, Band.FULL);
        data.write();
        return Table.read().csv(out.resolve("manifest.csv").toFile());
    }

    @Test
    void theyAreThereToChooseBy() throws Exception {
        prompt("fr_CA_f_June/followme/call-from", 1.5);
        prompt("fr_CA_f_June/hello-world", 1);
        prompt("it_IT_m_Carlo/goodbye", 2);
        Table manifest = fill();
        assertThat(manifest.stringColumn("person").asList())
                .containsExactly("carlo-flora", "june-wallack", "june-wallack");
        assertThat(manifest.stringColumn("text").asList()).containsExactly("goodbye", "call from", "hello world");
        for (Row row : manifest) {
            assertThat(row.getString("kind")).isEqualTo("negative");
            assertThat(row.getString("class")).isEqualTo("stranger");
            assertThat(row.getString("split")).isEqualTo("validation");
            assertThat(row.getString("source")).startsWith("package asterisk-core-sounds-");
        }
        // each of its own length, trimmed
        List<Double> lengths = List.of(2.0, 1.5, 1.0);
        for (int i = 0; i < lengths.size(); i++) {
            assertThat(manifest.row(i).getDouble("seconds")).isCloseTo(lengths.get(i), within(0.1));
        }
    }

    @Test
    void nobodySaysTheWordOrWhatItsNameDoesNotTell() throws Exception {
        prompt("en_US_f_Allison/the-computer-is", 1);
        prompt("en_US_f_Allison/digits/day-1", 1);
        prompt("en_US_f_Allison/phonetic/c_p", 1);
        prompt("en_US_f_Allison/descending-2tone", 1);
        prompt("en_US_f_Allison/7", 1);
        prompt("en_US_f_Allison/long-story", 9.5);
        prompt("en_US_f_Allison/letters/a", 0.4);
        prompt("en_US_f_Allison/the-answer-is", 1);
        assertThat(fill().stringColumn("text").asList()).containsExactly("the answer is");
    }

    /** 850 seconds in pieces of 8.5. */
    @Test
    void whoSaysMuchIsHeardForTenMinutes() throws Exception {
        for (int i = 0; i < 100; i++) {
            prompt("ru_RU_f_IvrvoiceRU/part-" + (char) ('a' + i / 10) + (char) ('a' + i % 10), 8.5);
        }
        Table manifest = fill();
        assertThat(manifest.rowCount()).isEqualTo(71);
        assertThat(manifest.stringColumn("text").asList())
                .startsWith("part aa", "part ab", "part ac")
                .endsWith("part ji");
    }

    /** Another package fills the same folder with the same prompts in another format. */
    @Test
    void whatIsNotInstalledIsMissing() throws Exception {
        prompt("it_IT_m_Carlo/goodbye", 1);
        Path other = prompts.resolve("fr_CA_f_June/goodbye.gsm");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "no G.722");
        assertThat(fill().rowCount()).isEqualTo(1);
        assertThat(strangers().missing())
                .contains("asterisk-core-sounds-fr-g722", "asterisk-core-sounds-ru-g722")
                .doesNotContain("asterisk-core-sounds-it-g722");
    }
}
