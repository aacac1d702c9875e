package triggerword.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;

class ModelFileTest {
    private static final NetworkOptions NETWORK =
            NetworkOptions.course().withFilters(2).withUnits(2);

    @TempDir
    private Path folder;

    private Path file;

    private static Model model() {
        var values = new float[NETWORK.parameters()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 7f - 3;
        }
        return Model.of(
                "activate",
                SpectrogramOptions.course(),
                new Weights(NETWORK, values),
                Provenance.unknown().with("seed", 18).with("adam", AdamOptions.course()));
    }

    private static TrainingState state() {
        return new TrainingState(AdamOptions.course().withLearningRate(0.1), 18, 12, 3, new float[] {1, 2, 3});
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.zip");
        ModelFile.write(file, model(), List.of("{}"), Optional.of(state()));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ModelFile.Content content = ModelFile.readAll(file);
        assertThat(content.model().word()).isEqualTo("activate");
        assertThat(content.model().member().features()).isEqualTo(SpectrogramOptions.course());
        assertThat(content.model().member().network()).isEqualTo(NETWORK);
        assertThat(content.model().member().weights().values())
                .isEqualTo(model().member().weights().values());
        assertThat(content.model().provenance().get("seed", Integer.class)).isEqualTo(18);
        assertThat(content.model().provenance().get("adam", AdamOptions.class)).isEqualTo(AdamOptions.course());
        assertThat(content.training()).get().usingRecursiveComparison().isEqualTo(state());
        assertThat(folder).isDirectoryContaining("glob:**model.zip").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aGroupIsReadAsItWasWritten() throws IOException {
        var other = TemporalConvolutionOptions.defaults()
                .withBins(NETWORK.bins())
                .withChannels(3)
                .withDilations(List.of(1, 2));
        var second = new Member(
                SpectrogramOptions.course(),
                new Weights(NETWORK.withUnits(3), new float[NETWORK.withUnits(3).parameters()]));
        var group = new Model(
                "activate", List.of(model().member(), second), new DetectorOptions(0.7, 3, 20), Provenance.unknown());
        ModelFile.write(file, group, List.of("{}", "{}"), Optional.empty());
        assertThat(ModelFile.read(file)).usingRecursiveComparison().isEqualTo(group);

        var single = new Member(SpectrogramOptions.course(), new Weights(other, new float[other.parameters()]));
        ModelFile.write(
                file,
                new Model("x", List.of(single), DetectorOptions.course(), Provenance.unknown()),
                List.of("{}"),
                Optional.empty());
        assertThat(ModelFile.read(file).member().network()).isEqualTo(other);
    }

    /** The file would be written, but not be a model. */
    @Test
    void aGroupNeedsAConfigurationForEachNetworkAndIsNotTrainedOn() {
        var group = new Model(
                "x", List.of(model().member(), model().member()), DetectorOptions.course(), Provenance.unknown());
        assertThatThrownBy(() -> ModelFile.write(file, group, List.of("{}"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 2 configurations but was 1: " + file);
        assertThatThrownBy(() -> ModelFile.write(file, group, List.of("{}", "{}"), Optional.of(state())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a model of one network to train on but was of 2: " + file);
    }

    @Test
    void featuresOfAllKindsAreReadAsTheyWereWritten() throws IOException {
        var network =
                new Weights(NETWORK.withBins(40), new float[NETWORK.withBins(40).parameters()]);
        var group = new Model(
                "x",
                List.of(
                        new Member(MelOptions.logMel(), network),
                        new Member(MelOptions.pcen(), network),
                        new Member(MelOptions.power(), network)),
                DetectorOptions.course(),
                Provenance.unknown());
        ModelFile.write(file, group, List.of("{}", "{}", "{}"), Optional.empty());
        assertThat(ModelFile.read(file).members().stream().map(Member::features))
                .containsExactly(MelOptions.logMel(), MelOptions.pcen(), MelOptions.power());
    }

    @Test
    void impossibleFeaturesAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent("triggerword.json", (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace("\"power spectrum\"", "\"mel bands\"")
                .replace("\"densityRateHz\": 8000.0", "\"bands\": 3, \"highHz\": 8000.0")
                .getBytes(StandardCharsets.UTF_8));
        rewrite(entries);
        isRefused("not a trigger word model: triggerword.json: compression: expected one but there was none");
    }

    @Test
    void aGroupWhoseStepsDoNotFallTogetherIsRefused() {
        NetworkOptions faster = NETWORK.withStride(2);
        var second = new Member(SpectrogramOptions.course(), new Weights(faster, new float[faster.parameters()]));
        assertThatThrownBy(() -> new Model(
                        "x", List.of(model().member(), second), DetectorOptions.course(), Provenance.unknown()))
                .hasMessageStartingWith("expected networks whose steps fall together but was a step each 7.25");
    }

    @Test
    void equalModelsGiveEqualFiles() throws IOException {
        Path other = folder.resolve("other.zip");
        ModelFile.write(other, model(), List.of("{}"), Optional.of(state()));
        assertThat(other).hasSameBinaryContentAs(file);
    }

    @Test
    void weightsAreFoundByTheirNames() {
        Weights weights = model().member().weights();
        assertThat(weights.get("conv1d/bias")).hasSize(2).startsWith(15 * 101 * 2 / 7f - 3);
        assertThat(weights.get("dense/bias")).containsExactly(weights.values()[NETWORK.parameters() - 1]);
        assertThatThrownBy(() -> weights.get("conv2d/bias"))
                .hasMessage("expected the name of a weight array but was conv2d/bias");
    }

    @Test
    void vectorsAreByteForByteNd4js() throws IOException {
        float[] values = {1.5f, -2, 3e-30f};
        var ours = new ByteArrayOutputStream();
        NdArrayFormat.write(values, ours);
        var theirs = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(values), new DataOutputStream(theirs));
        assertThat(ours.toByteArray()).isEqualTo(theirs.toByteArray());
    }

    /** The entries of the file; what is put back makes another file. */
    private Map<String, byte[]> entries() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void rewrite(Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    /** A notebook shows every cause, so that one sentence would be many lines. */
    private void isRefused(String sentence) {
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence + ": " + file)
                .hasNoCause();
    }

    @Test
    void anEntryThatCouldRunCodeIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("preprocessor.bin", new byte[] {1});
        rewrite(entries);
        isRefused("not a trigger word model: expected only the entries of a trigger word model but found"
                + " preprocessor.bin");
    }

    @Test
    void aPlainDl4jModelIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove("triggerword.json");
        rewrite(entries);
        isRefused("not a trigger word model: expected an entry triggerword.json");
    }

    @Test
    void weightsThatEndEarlyAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent("coefficients.bin", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 5));
        rewrite(entries);
        isRefused("not a trigger word model: expected " + NETWORK.parameters() + " values but they end early");
    }

    @Test
    void anEntryWithoutContentIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("coefficients.bin", new byte[0]);
        rewrite(entries);
        isRefused("not a trigger word model: an entry ends early");
    }

    @Test
    void aNetworkOfMoreWeightsThanCanBeCountedIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent("triggerword.json", (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace("\"kernel\": 15", "\"kernel\": 2000000000")
                .getBytes(StandardCharsets.UTF_8));
        rewrite(entries);
        isRefused("not a trigger word model: integer overflow");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        var bytes = new ByteArrayOutputStream();
        NdArrayFormat.write(new float[3], bytes);
        entries.put("coefficients.bin", bytes.toByteArray());
        rewrite(entries);
        isRefused("not a trigger word model: expected " + NETWORK.parameters() + " values but was 3");
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        float[] values = model().member().weights().values();
        values[2] = Float.NaN;
        var bytes = new ByteArrayOutputStream();
        NdArrayFormat.write(values, bytes);
        entries.put("coefficients.bin", bytes.toByteArray());
        rewrite(entries);
        isRefused("not a trigger word model: expected finite weights but number 2 was NaN");
    }

    @Test
    void aLaterFormatIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("triggerword.json", "{\"format\": 3}".getBytes(StandardCharsets.UTF_8));
        rewrite(entries);
        isRefused("not a trigger word model: expected format 2 but was 3");
    }

    @Test
    void anIncompleteCardIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("triggerword.json", "{\"format\": 2, \"word\": \"x\"}".getBytes(StandardCharsets.UTF_8));
        rewrite(entries);
        isRefused("not a trigger word model: expected word, members, rule and provenance in triggerword.json");
    }

    @Test
    void anImpossibleNetworkIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.computeIfPresent("triggerword.json", (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace("\"stride\": 4", "\"stride\": -4")
                .getBytes(StandardCharsets.UTF_8));
        rewrite(entries);
        isRefused("not a trigger word model: triggerword.json: stride: expected at least 1 but was -4");
    }

    @Test
    void textIsRefused() throws IOException {
        Files.writeString(file, "hello");
        isRefused("expected a model file (a zip) but this is none, or a damaged one");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(file);
        isRefused("expected a model file but there is none");
    }
}
