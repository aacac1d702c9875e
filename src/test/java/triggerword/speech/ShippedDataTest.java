package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;
import triggerword.audio.AudioFile;
import triggerword.audio.Digest;

/** What {@code data/manifest.csv} promises. */
class ShippedDataTest {
    private static final Path DATA = Path.of("data");
    private static Table manifest;

    @BeforeAll
    static void read() {
        manifest = Table.read()
                .csv(CsvReadOptions.builder(DATA.resolve("manifest.csv").toFile())
                        .columnTypes(name -> name.equals("seconds") ? ColumnType.DOUBLE : ColumnType.STRING)
                        .missingValueIndicator("")
                        .build());
        assumeTrue(manifest.containsColumn("class"), "skipped: data/ is not a set that ./lab speak made");
    }

    @Test
    void thereIsEnoughOfEverything() {
        assertThat(of("kind", "positive").rowCount()).isGreaterThanOrEqualTo(500);
        assertThat(of("kind", "negative").rowCount()).isGreaterThanOrEqualTo(4000);
        assertThat(minutes(of("class", "sentence")) + minutes(of("class", "random")))
                .isGreaterThanOrEqualTo(60);
        assertThat(of("kind", "background").rowCount()).isGreaterThanOrEqualTo(25);
        assertThat(minutes(of("kind", "background"))).isGreaterThanOrEqualTo(15);
        assertThat(of("class", "recording").rowCount()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void thereIsADevSetOfScenesOfTenSeconds() throws IOException {
        Table labels = Table.read().csv(DATA.resolve("dev/labels.csv").toFile());
        try (Stream<Path> all = Files.list(DATA.resolve("dev"))) {
            List<Path> scenes =
                    all.filter(file -> file.toString().endsWith(".flac")).toList();
            assertThat(scenes).hasSize(25).allSatisfy(scene -> assertThat(
                            AudioFile.read(scene).durationMs())
                    .isEqualTo(10_000));
        }
        assertThat(labels.stringColumn("kind").asSet()).containsExactlyInAnyOrder("positive", "negative");
        assertThat(labels.intColumn("end_ms").max()).isLessThan(10_000);
    }

    @Test
    void manyPersonsOfManyAccentsSpeakAThirdOfThemWomen() {
        Table positives = of("kind", "positive");
        Set<String> persons = values(positives, "person");
        persons.remove("espeak");
        assertThat(persons).hasSizeGreaterThanOrEqualTo(22);
        assertThat(values(positives, "accent")).hasSizeGreaterThanOrEqualTo(10);
        Set<String> women = values(positives.where(positives.stringColumn("sex").isEqualTo("f")), "person");
        women.remove("espeak");
        assertThat(3 * women.size()).isGreaterThanOrEqualTo(persons.size());
    }

    @Test
    void everyPersonSaysBothTheWordAndOthers() {
        assertThat(values(of("kind", "positive"), "person")).isEqualTo(values(of("kind", "negative"), "person"));
    }

    @Test
    void nothingIsOnTwoSides() {
        for (String column : List.of("person", "file", "sha256")) {
            var sides = new HashSet<String>();
            for (String split : List.of("train", "validation", "test")) {
                Set<String> side = values(of("split", split), column);
                // Backgrounds have no person.
                side.remove("");
                assertThat(side).as("%s of %s", column, split).isNotEmpty().noneMatch(sides::contains);
                sides.addAll(side);
            }
        }
    }

    @Test
    void everyFileIsThereOnceAndAsItWas() throws IOException {
        var digests = new HashSet<String>();
        for (Row row : manifest) {
            String digest = Digest.of(Files.readAllBytes(DATA.resolve(row.getString("file"))));
            assertThat(digest).as(row.getString("file")).isEqualTo(row.getString("sha256"));
            assertThat(digests.add(digest))
                    .as("%s is there once", row.getString("file"))
                    .isTrue();
        }
    }

    @Test
    void itsReadmeSaysWhatItsListsSay(@TempDir Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("data"));
        for (String list : List.of("manifest.csv", "dropped.csv")) {
            Files.copy(DATA.resolve(list), copy.resolve(list));
        }
        DataCard.write(SpeakOptions.parse(List.of("activate", "--shareable", "--out", copy.toString())), "");
        // All but how it was checked: the listener has learned more since.
        assertThat(Files.readAllLines(DATA.resolve("README.md")))
                .containsAll(Files.readAllLines(copy.resolve("README.md")));
    }

    @Test
    void itIsSmallEnoughToShip() throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(DATA)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThanOrEqualTo(90_000_000);
    }

    private static Table of(String column, String value) {
        return manifest.where(manifest.stringColumn(column).isEqualTo(value));
    }

    private static double minutes(Table table) {
        return table.doubleColumn("seconds").sum() / 60;
    }

    private static Set<String> values(Table table, String column) {
        return new HashSet<>(table.stringColumn(column).asList());
    }
}
