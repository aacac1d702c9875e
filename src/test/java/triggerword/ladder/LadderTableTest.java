package triggerword.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class LadderTableTest {
    private static final int POSITIVES = 100;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("ladder.csv");
        LadderTable table = LadderTable.read(file).with(training("course", 1, 90, 80));
        table.write(file);
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo("rung,seed,condition,fa_per_hour,false_accepts,hours,false_rejects,positives,"
                        + "frr,low,high,seconds,recipe,sounds");
        assertThat(LadderTable.read(file).rows().print()).isEqualTo(table.rows().print());
    }

    /** Otherwise a change to the recipe would leave notebook 9 with figures of another one. */
    @Test
    void theMeasuredLadderIsOfTheseRungs() throws IOException {
        Table rows =
                LadderTable.read(Path.of("notebooks", "measured", "ladder.csv")).rows();
        assertThat(rows.stringColumn("rung").asSet())
                .containsExactlyInAnyOrderElementsOf(
                        Rungs.all().stream().map(Rung::name).toList());
        for (Row row : rows) {
            String rung = row.getString("rung");
            assertThat(row.getString("recipe"))
                    .as(rung)
                    .isEqualTo(Ladder.name(Rungs.named(rung).recipe()));
        }
    }

    @Test
    void aTrainingTakesThePlaceOfThatOfItsRungAndSeed() {
        LadderTable table = ladder(training("course", 1, 90, 80), training("course", 2, 70, 60));
        assertThat(table.has(new Training("course", 1, "recipe", "here"))).isTrue();
        assertThat(table.has(new Training("course", 1, "other", "here"))).isFalse();
        assertThat(table.has(new Training("course", 1, "recipe", "there"))).isFalse();
        assertThat(table.has(new Training("course", 3, "recipe", "here"))).isFalse();
        assertThat(table.with(training("course", 1, 10, 10)).missed("clean").get("course"))
                .containsExactly(new double[] {10, 65}, within(1e-9));
    }

    /** 85 and 65 become 45 and 35: changes of −40 and −30, mean −35, ± 12.7062 · 5 by Student's t with one degree. */
    @Test
    void rungsAreComparedSeedBySeed() {
        Table table = ladder(
                        training("log-mel", 1, 50, 40),
                        training("course", 2, 70, 60),
                        training("course", 1, 90, 80),
                        training("log-mel", 2, 40, 30))
                .table("clean");
        assertThat(table.stringColumn("rung").asList()).containsExactly("course", "log-mel");
        assertThat(table.doubleColumn("missed_at_lowest").asList()).containsExactly(80.0, 45.0);
        assertThat(table.doubleColumn("missed").asList()).containsExactly(75.0, 40.0);
        assertThat(table.doubleColumn("spread").get(1)).isEqualTo(7.1);
        assertThat(table.stringColumn("against").get(1)).isEqualTo("course");
        assertThat(table.doubleColumn("change").get(1)).isEqualTo(-35);
        assertThat(table.doubleColumn("low").get(1)).isCloseTo(-35 - 63.5, within(0.051));
        assertThat(table.doubleColumn("high").get(1)).isCloseTo(-35 + 63.5, within(0.051));
        assertThat(table.stringColumn("verdict").asList()).containsExactly("", "open");
    }

    @Test
    void aChangeThatNoSeedContradictsHelpsOrHarms() {
        LadderTable table = ladder(
                training("course", 1, 90, 80),
                training("course", 2, 91, 80),
                training("log-mel", 1, 50, 40),
                training("log-mel", 2, 51, 41),
                training("max-pooling", 1, 90, 80),
                training("max-pooling", 2, 91, 80));
        assertThat(table.table("clean").stringColumn("verdict").asList()).containsExactly("", "helps", "harms");
        assertThat(table.table("10 dB").rowCount()).isZero();
    }

    @Test
    void whatWasMeasuredOnOtherSoundsIsNotCompared() {
        LadderTable table = ladder(
                training(new Training("course", 1, "recipe", "here"), 90, 80),
                training(new Training("log-mel", 1, "recipe", "there"), 50, 40));
        assertThat(table.table("clean").doubleColumn("change").isMissing(1)).isTrue();
        assertThat(table.table("clean").stringColumn("verdict").get(1)).isEmpty();
    }

    @Test
    void oneSeedDecidesNothing() {
        LadderTable table = ladder(training("course", 1, 90, 80), training("log-mel", 1, 50, 40));
        assertThat(table.table("clean").doubleColumn("change").get(1)).isEqualTo(-40);
        assertThat(table.table("clean").stringColumn("verdict").get(1)).isEqualTo("one seed");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = folder.resolve("ladder.csv");
        ladder(training("course", 1, 90, 80)).write(file);
        Files.writeString(file, Files.readString(file).strip() + ",more\n");
        assertThatThrownBy(() -> LadderTable.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected comma-separated values but was otherwise (Row number ")
                .hasMessageEndingWith(file.toString());
    }

    @Test
    void anotherFileIsNamed() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "name,ours\na,1\n");
        assertThatThrownBy(() -> LadderTable.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected the figures of a ladder")
                .hasMessageEndingWith(file.toString());
    }

    @SafeVarargs
    private static LadderTable ladder(List<Figure>... trainings) {
        var table = new LadderTable(List.of());
        for (List<Figure> training : trainings) {
            table = table.with(training);
        }
        return table;
    }

    /** Missed of 100 at 1, and at 10 false accepts an hour. */
    private static List<Figure> training(String rung, int seed, int strict, int lax) {
        return training(new Training(rung, seed, "recipe", "here"), strict, lax);
    }

    private static List<Figure> training(Training training, int strict, int lax) {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(training, "clean", 1, 1, 1.5, strict, POSITIVES, 60));
        figures.add(new Figure(training, "clean", 10, 15, 1.5, lax, POSITIVES, 60));
        return figures;
    }
}
