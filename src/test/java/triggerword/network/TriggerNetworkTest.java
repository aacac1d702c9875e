package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.model.AdamOptions;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.model.TrainingState;
import triggerword.network.layer.Cores;
import triggerword.spectrogram.Spectrogram;

class TriggerNetworkTest {
    static final NetworkOptions SMALL =
            NetworkOptions.course().withBins(KerasGolden.BINS).withFilters(20).withUnits(12);

    @TempDir
    private Path folder;

    private static List<Spectrogram> spectrograms() {
        return KerasGolden.trainingSpectrograms();
    }

    private static TriggerNetwork network() {
        return new TriggerNetwork(SMALL, 7);
    }

    private static TriggerNetwork.Step fit(TriggerNetwork network) {
        return network.fit(spectrograms(), KerasGolden.trainingLabels());
    }

    private static Model model(TriggerNetwork network) {
        return network.toModel("activate", KerasGolden.SPECTROGRAM, Provenance.unknown());
    }

    @Test
    void theLossIsThatOfTheExamplesWhateverTheWeightDecay() {
        var decaying = AdamOptions.warmupCosine(1e-3, 1, 10);
        var still = new AdamOptions(1e-3, 0.9, 0.999, 1e-7, 0, 1, 10, 0, 2, 0);
        assertThat(decaying.weightDecay()).isPositive();
        assertThat(fit(compiled(decaying)).loss())
                .isEqualTo(fit(compiled(still)).loss());
        assertThat(evaluated(compiled(decaying))).isEqualTo(evaluated(compiled(still)));
    }

    private static TriggerNetwork.Step evaluated(TriggerNetwork network) {
        return network.evaluate(spectrograms(), KerasGolden.trainingLabels());
    }

    private static TriggerNetwork compiled(AdamOptions adam) {
        TriggerNetwork network = network();
        network.compile(adam);
        return network;
    }

    /** Sums over some 3,000 steps, a clip, and orthogonal updates. */
    @Test
    void otherNetworksThatComputeMeanwhileChangeNoByte() throws Exception {
        float[] alone = trainedOnLongExamples();
        var begun = new CountDownLatch(Runtime.getRuntime().availableProcessors() - 1);
        var end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Boolean>> others = new ArrayList<>();
        for (long i = begun.getCount(); i > 0; i--) {
            others.add(threads.submit(() -> Cores.share(() -> {
                begun.countDown();
                try {
                    return end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            })));
        }
        try {
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(trainedOnLongExamples()).isEqualTo(alone);
            end.countDown();
            for (Future<Boolean> other : others) {
                assertThat(other.get()).as("there until the end").isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] trainedOnLongExamples() {
        TriggerNetwork network = compiled(AdamOptions.warmupCosine(1e-2, 1, 10).withMuon(0.9));
        var random = new Random(3);
        List<Spectrogram> x = new ArrayList<>();
        List<float[]> y = new ArrayList<>();
        int frames = 4000;
        for (int example = 0; example < 3; example++) {
            var values = new float[frames * KerasGolden.BINS];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            x.add(new Spectrogram(values, frames, KerasGolden.SPECTROGRAM));
            var labels = new float[SMALL.outputSteps(frames)];
            Arrays.fill(labels, 100, 150, 1);
            y.add(labels);
        }
        for (int step = 0; step < 4; step++) {
            network.fit(x, y);
        }
        return network.weights().values();
    }

    @Test
    void theCoursesNetworkShowsItsParameters() {
        var network = new TriggerNetwork(NetworkOptions.course(), 1);
        assertThat(network.summary()).contains("Total Parameters:  522,561");
        assertThat(network.summary(5511)).contains("timeSeriesLength=1375");
        assertThat(network.layers().longColumn("parameters").sum()).isEqualTo(522_561);
        assertThat(new TriggerNetwork(NetworkOptions.tensorflow2(), 1).summary())
                .contains("Total Parameters:  523,329");
    }

    @Test
    void theSeedDecidesTheNetwork() {
        float[] weights = network().weights().values();
        assertThat(network().weights().values()).isEqualTo(weights);
        assertThat(new TriggerNetwork(SMALL, 8).weights().values()).isNotEqualTo(weights);
    }

    @Test
    void theSameSeedTrainsTheSame() {
        TriggerNetwork one = network();
        TriggerNetwork other = network();
        for (int i = 0; i < 3; i++) {
            assertThat(fit(other)).isEqualTo(fit(one));
        }
        assertThat(other.weights().values()).isEqualTo(one.weights().values());
    }

    @Test
    void everyStepHasAScore() {
        float[] scores = network().score(spectrograms().get(0));
        assertThat(scores).hasSize(KerasGolden.STEPS);
        for (float score : scores) {
            assertThat(score).isBetween(0f, 1f);
        }
    }

    @Test
    void aBatchScoresLikeItsSpectrograms() {
        TriggerNetwork network = network();
        float[][] together = network.score(spectrograms());
        for (int i = 0; i < together.length; i++) {
            assertThat(together[i]).containsExactly(network.score(spectrograms().get(i)), within(1e-6f));
        }
    }

    @Test
    void aModelIsTheNetworkAsData() {
        TriggerNetwork network = network();
        fit(network);
        Model model = model(network);
        assertThat(TriggerNetwork.of(model).score(spectrograms())).isDeepEqualTo(network.score(spectrograms()));
    }

    @Test
    void aLoadedNetworkTrainsOnAsIfNothingHadHappened() throws IOException {
        Path file = folder.resolve("model.zip");
        TriggerNetwork network = network();
        network.compile(AdamOptions.course().withLearningRate(0.01));
        fit(network);
        network.endEpoch();
        NetworkFile.save(file, network, model(network));
        TriggerNetwork loaded = NetworkFile.load(file);
        assertThat(loaded.epochs()).isEqualTo(1);
        loaded.compile(AdamOptions.course().withLearningRate(0.01));
        for (int i = 0; i < 3; i++) {
            assertThat(fit(loaded)).isEqualTo(fit(network));
        }
        assertThat(loaded.weights().values()).isEqualTo(network.weights().values());
    }

    @Test
    void aTrainingStateOfAnotherNetworkIsRefused() throws IOException {
        Path file = folder.resolve("model.zip");
        var state = new TrainingState(AdamOptions.course(), 1, 2, 3, new float[] {1, 2});
        ModelFile.write(file, model(network()), List.of("{}"), Optional.of(state));
        assertThatThrownBy(() -> NetworkFile.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("not a trigger word model: expected \\d+ moments but was 2: .*model.zip");
    }

    @Test
    void aModelOfAnotherNetworkIsNotSaved() {
        Path file = folder.resolve("model.zip");
        Model other = model(new TriggerNetwork(SMALL.withUnits(8), 7));
        assertThatThrownBy(() -> NetworkFile.save(file, network(), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a model of NetworkOptions[")
                .hasMessageEndingWith(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void dl4jRestoresAModelFile() throws IOException {
        Path file = folder.resolve("model.zip");
        TriggerNetwork network = network();
        fit(network);
        NetworkFile.save(file, network, model(network));
        var restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
        assertThat(restored.params()).isEqualTo(network.multiLayerNetwork().params());
        assertThat(ModelFile.read(file).member().weights().values())
                .isEqualTo(network.weights().values());
    }

    @Test
    void compilingAnewForgetsAdamsAverages() {
        TriggerNetwork network = network();
        fit(network);
        network.compile(AdamOptions.course().withLearningRate(0.5));
        var moments = network.multiLayerNetwork().getUpdater().getStateViewArray();
        assertThat(moments.amaxNumber().doubleValue()).isZero();
        assertThat(network.multiLayerNetwork().getIterationCount()).isZero();
    }

    @Test
    void inputThatDoesNotFitIsRefused() {
        TriggerNetwork network = network();
        var course = new Spectrogram(new float[200 * 101], 200, triggerword.spectrogram.SpectrogramOptions.course());
        assertThatThrownBy(() -> network.score(course)).hasMessage("expected 7 bins but was 101");
        var brief = new Spectrogram(new float[14 * 7], 14, KerasGolden.SPECTROGRAM);
        assertThatThrownBy(() -> network.score(brief)).hasMessage("expected at least 15 frames but was 14");
        assertThatThrownBy(() -> network.score(List.of())).hasMessage("expected at least one spectrogram but was none");
        assertThatThrownBy(() -> network.score(List.of(spectrograms().get(0), brief)))
                .hasMessage("expected spectrograms of one length, 111 frames, but number 1 was 14");
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        float[] values = spectrograms().get(0).values().clone();
        values[12 * 7 + 3] = Float.NaN;
        var broken = new Spectrogram(values, 111, KerasGolden.SPECTROGRAM);
        assertThatThrownBy(() -> network().score(broken))
                .hasMessage("expected finite numbers but frame 12, bin 3 was NaN");
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        List<Spectrogram> one = spectrograms().subList(0, 1);
        assertThatThrownBy(() -> network().fit(one, List.of(new float[24])))
                .hasMessage("expected 25 labels but number 0 was 24");
        assertThatThrownBy(() -> network().fit(one, List.of()))
                .hasMessage("expected labels for 1 spectrograms but was 0");
    }

    /** Prints the scores of the golden network; for another JVM, that has less to compute with. */
    static final class PrintScores {
        public static void main(String[] args) throws IOException {
            var network = TriggerNetwork.of(KerasGolden.model("keras225"));
            System.out.println("scores "
                    + Arrays.toString(
                            network.score(KerasGolden.trainingSpectrograms().get(0))));
        }
    }

    @Test
    void scoresAreTheSameWithoutTheVectorModule() throws IOException {
        assertThat(scoresOfAnotherJvm(System.getProperty("java.class.path")))
                .containsExactly(goldenScores(), within(1e-6f));
    }

    @Test
    void scoresAreTheSameWithoutOneDnn() throws IOException {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("dnnl"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(scoresOfAnotherJvm(without, "--add-modules", "jdk.incubator.vector"))
                .containsExactly(goldenScores(), within(1e-6f));
    }

    private static float[] goldenScores() throws IOException {
        return TriggerNetwork.of(KerasGolden.model("keras225"))
                .score(KerasGolden.trainingSpectrograms().get(0));
    }

    private static float[] scoresOfAnotherJvm(String classPath, String... options) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        command.addAll(List.of(options));
        command.add(PrintScores.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String line = output.lines()
                .filter(text -> text.startsWith("scores ["))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected scores but was " + output));
        String[] texts = line.substring("scores [".length(), line.length() - 1).split(", ", -1);
        var scores = new float[texts.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Float.parseFloat(texts[i]);
        }
        return scores;
    }
}
