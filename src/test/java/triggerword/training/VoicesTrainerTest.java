package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.dataset.WindowOptions;
import triggerword.detection.Detector;
import triggerword.evaluation.FalseTriggers;
import triggerword.evaluation.HandMade;
import triggerword.evaluation.OperatingPoint;
import triggerword.model.AdamOptions;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.network.NetworkFile;
import triggerword.network.layer.MaxPoolingLoss;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;

class VoicesTrainerTest {
    private static final int RATE = 16_000;
    private static final int STEPS = 12;
    private static final NetworkShape CONVOLUTIONS =
            TemporalConvolutionOptions.defaults().withChannels(4).withDilations(List.of(1, 2));
    private static final VoicesOptions SMALL = new VoicesOptions(
            MelOptions.power(),
            List.of(
                    new MemberOptions(Compression.log(), CONVOLUTIONS),
                    new MemberOptions(Compression.pcen(), CONVOLUTIONS)),
            WindowOptions.defaults(),
            6,
            10,
            2,
            3,
            5,
            8,
            STEPS,
            AdamOptions.warmupCosine(1e-2, 2, STEPS),
            MaxPoolingLoss.defaults(),
            90,
            1000,
            0.5);

    @TempDir
    static Path folder;

    private static ClipLibrary clips;

    @BeforeAll
    static void write() throws IOException {
        var manifest = new StringBuilder("file,kind,text,person,split\n");
        for (String person : List.of("ann,train", "bob,train", "cem,validation")) {
            String name = person.split(",", -1)[0];
            for (int i = 0; i < 2; i++) {
                clip("positives/" + name + i, 0.6, 300 + 200 * i);
                clip("negatives/" + name + i, 0.8, 900 + 300 * i);
                manifest.append("positives/%s%d.wav,positive,word,%s%n".formatted(name, i, person));
                manifest.append("negatives/%s%d.wav,negative,other,%s%n".formatted(name, i, person));
            }
        }
        clip("backgrounds/air", 3, 0);
        clip("backgrounds/wind", 3, 0);
        manifest.append("backgrounds/air.wav,background,,,train\nbackgrounds/wind.wav,background,,,validation\n");
        Files.writeString(folder.resolve("manifest.csv"), manifest);
        clips = ClipLibrary.load(folder, RATE);
    }

    /** A tone in a little noise. */
    private static void clip(String name, double seconds, double hertz) throws IOException {
        var random = new Random(name.hashCode());
        var samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / RATE) + 0.02 * random.nextGaussian());
        }
        AudioFile.write(Waveform.mono(samples, RATE), folder.resolve(name + ".wav"));
    }

    private static Model train(Path states, VoicesListener listener) throws IOException, InterruptedException {
        return new VoicesTrainer(SMALL, 7, states, listener)
                .train("word", clips)
                .model();
    }

    private static float[][] weights(Model model) {
        return model.members().stream().map(member -> member.weights().values()).toArray(float[][]::new);
    }

    /** Interrupts the thread that made it, once all networks that learn at a time have made some steps. */
    private static final class Interrupting implements VoicesListener {
        private static final int AT_A_TIME = Math.min(2, Runtime.getRuntime().availableProcessors());
        private static final int AFTER = 8;
        private final CyclicBarrier there = new CyclicBarrier(AT_A_TIME, Thread.currentThread()::interrupt);
        private final AtomicInteger steps = new AtomicInteger();

        @Override
        public void onStep(int network, int step, int total, double loss) {
            steps.incrementAndGet();
            if (step == AFTER) {
                try {
                    there.await(1, TimeUnit.MINUTES);
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void membersAreOfManyKindsAndStepAlike(@TempDir Path states) throws Exception {
        var grus = new MemberOptions(
                Compression.log(), NetworkOptions.mel().withFilters(4).withUnits(4));
        var convolutions = new MemberOptions(Compression.pcen(), CONVOLUTIONS);
        VoicesOptions group =
                SMALL.withMembers(List.of(convolutions, grus, convolutions)).withSteps(2);
        Model model = new VoicesTrainer(group, 7, states, quiet())
                .train("word", clips)
                .model();
        assertThat(model.members())
                .extracting(Member::network)
                .containsExactly(CONVOLUTIONS, grus.shape(), CONVOLUTIONS);
        assertThat(model.members())
                .extracting(member -> ((MelOptions) member.features()).compression())
                .containsExactly(Compression.pcen(), Compression.log(), Compression.pcen());
        assertThat(weights(model)[0]).isNotEqualTo(weights(model)[2]);
        var slower = new MemberOptions(Compression.log(), NetworkOptions.mel().withStride(4));
        assertThatThrownBy(() -> SMALL.withMembers(List.of(convolutions, slower)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all of one kernel and stride");
        assertThatThrownBy(() -> SMALL.withMembers(List.of())).hasMessageContaining("expected at least one");
        var narrow = new MemberOptions(Compression.log(), NetworkOptions.mel().withBins(20));
        assertThatThrownBy(() -> SMALL.withMembers(List.of(narrow)))
                .hasMessageStartingWith("members: expected networks of 40 bins but was NetworkOptions[bins=20");
    }

    @Test
    void anInterruptedTrainingGoesOnAsIfThereHadBeenNone(@TempDir Path here, @TempDir Path there) throws Exception {
        Model whole = train(here, quiet());
        var interrupting = new Interrupting();
        assertThatThrownBy(() -> train(there, interrupting)).isInstanceOf(InterruptedException.class);
        assertThat(interrupting.steps).hasValue(Interrupting.AT_A_TIME * Interrupting.AFTER);
        Model resumed = train(there, quiet());
        assertThat(weights(resumed)).isDeepEqualTo(weights(whole));
        assertThat(resumed.rule()).isEqualTo(whole.rule());
        assertThat(resumed.provenance().toString()).isEqualTo(whole.provenance().toString());
    }

    @Test
    void anInterruptGivesTheBestSoFar(@TempDir Path states) throws Exception {
        var trainer = new VoicesTrainer(SMALL, 7, states, new Interrupting());
        VoicesTrainer.Trained part =
                trainer.trainUntilInterrupted("word", clips).orElseThrow();
        assertThat(part.ended()).isFalse();
        assertThat(part.model().provenance().get("interrupted", Boolean.class)).isTrue();
        assertThat(part.model().members()).hasSize(Interrupting.AT_A_TIME);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        OperatingPoint chosen = part.outcome().points().get(0);
        Model other = part.at(chosen);
        assertThat(other.rule().threshold()).isEqualTo(chosen.threshold());
        assertThat(other.provenance()
                        .get("validation", VoicesTrainer.Figures.class)
                        .missed())
                .isEqualTo(chosen.falseRejects());
        VoicesTrainer.Trained whole = trainer.withListener(quiet())
                .trainUntilInterrupted("word", clips)
                .orElseThrow();
        assertThat(whole.ended()).isTrue();
        assertThat(whole.model().provenance().entries().keySet()).doesNotContain("interrupted");
        var near = new FalseTriggers(
                List.of(
                        HandMade.word(HandMade.CLEAN, "cem", "ward", Clip.Kind.NEGATIVE, 0.999),
                        HandMade.word(HandMade.CLEAN, "cem", "ford", Clip.Kind.NEGATIVE, 0.9999)),
                new DetectorOptions(0.5, 1, 0));
        Model strict = whole.withNearMisses(near, 50);
        assertThat(strict.rule().threshold()).isEqualTo(0.999f);
        assertThat(strict.provenance()
                        .get("validation", VoicesTrainer.Figures.class)
                        .missed())
                .isEqualTo(whole.outcome().missed(ValidationOutcome.logit(0.999f)));
        assertThat(strict.provenance().get("wanted most of near-misses, %", Double.class))
                .isEqualTo(50);
        assertThat(whole.withNearMisses(near, 100).rule())
                .isEqualTo(whole.model().rule());
        // above what is expected for the wanted rate: real people's speech may surprise more
        double expected = whole.outcome().threshold(SMALL.falseAcceptsPerHour());
        assertThat(whole.model().rule().threshold()).isEqualTo(ValidationOutcome.score(expected + 0.5));
    }

    /** Those who are there choose it as they are, and nothing else changes. */
    @Test
    void strangersChooseTheThreshold(@TempDir Path with, @TempDir Path states) throws Exception {
        for (Clip clip : clips.clips()) {
            Path copy = with.resolve(folder.relativize(clip.file()));
            Files.createDirectories(copy.getParent());
            Files.copy(clip.file(), copy);
        }
        Files.copy(folder.resolve("negatives/ann0.wav"), with.resolve("negatives/dot.wav"));
        Files.writeString(
                with.resolve("manifest.csv"),
                Files.readString(folder.resolve("manifest.csv"))
                                .replace("file,kind,text", "file,kind,class,text")
                                .replaceAll("(positive|negative|background),", "$1,word,")
                        + "negatives/dot.wav,negative,stranger,other,dot,validation\n");
        VoicesTrainer.Trained without = new VoicesTrainer(SMALL, 7, states.resolve("without"), quiet())
                .trainUntilInterrupted("word", clips)
                .orElseThrow();
        VoicesTrainer.Trained trained = new VoicesTrainer(SMALL, 7, states.resolve("with"), quiet())
                .trainUntilInterrupted("word", ClipLibrary.load(with, RATE))
                .orElseThrow();
        assertThat(weights(trained.model())).isDeepEqualTo(weights(without.model()));
        assertThat(trained.outcome().positives()).isEqualTo(without.outcome().positives());
        assertThat(trained.outcome().negatives()).isNotEqualTo(without.outcome().negatives());
        assertThat(without.model().provenance().get("threshold chosen by", String.class))
                .isEqualTo("validation persons");
        assertThat(trained.model().provenance().get("threshold chosen by", String.class))
                .isEqualTo("strangers");
        assertThat(trained.model().provenance().get("strangers", String[].class))
                .containsExactly("dot");
        double chosen = trained.outcome().threshold(SMALL.falseAcceptsPerHour());
        assertThat(trained.model().rule().threshold()).isEqualTo(ValidationOutcome.score(chosen));
        assertThat(trained.outcome().hours()).isCloseTo(8 * 2.2 / 3600, within(1e-9));
    }

    @Test
    void aListenerHearsWhatWasMeasuredBeforeTheInterruption(@TempDir Path states) throws Exception {
        var all = new Measuring();
        new VoicesTrainer(SMALL, 7, states.resolve("whole"), all).train("word", clips);
        var trainer = new VoicesTrainer(SMALL, 7, states.resolve("parts"), new Interrupting());
        trainer.trainUntilInterrupted("word", clips);
        var again = new Measuring();
        trainer.withListener(again).train("word", clips);
        assertThat(again.told).isEqualTo(all.told).hasSize(2);
        assertThat(again.told.values()).allSatisfy(points -> assertThat(points).hasSizeGreaterThan(4));
        // It was interrupted where it is told anyway: the same points, and none twice.
        assertThat(again.losses).isEqualTo(all.losses);
        assertThat(again.losses.values())
                .allSatisfy(points -> assertThat(points).doesNotHaveDuplicates());
    }

    /** Notes what is measured. */
    private static final class Measuring implements VoicesListener {
        private final Map<Integer, List<String>> told = new TreeMap<>();
        private final Map<Integer, List<String>> losses = new TreeMap<>();

        @Override
        public synchronized void onLoss(int network, int step, double loss) {
            losses.computeIfAbsent(network, any -> new ArrayList<>()).add(step + " " + loss);
        }

        @Override
        public synchronized void onValidation(int network, int step, double missed) {
            told.computeIfAbsent(network, any -> new ArrayList<>()).add(step + " " + missed);
        }
    }

    private static VoicesListener quiet() {
        return new VoicesListener() {};
    }

    @Test
    void theModelIsAGroupWithACardAndListens(@TempDir Path states) throws Exception {
        Model model = train(states, quiet());
        assertThat(model.members())
                .extracting(Member::features)
                .containsExactly(MelOptions.logMel(), MelOptions.pcen());
        assertThat(model.rule().smoothingSteps()).isEqualTo(3);
        assertThat(model.provenance().entries().keySet())
                .contains("recipe", "seed", "clips", "training persons", "validation", "known failings");
        Path file = states.resolve("model.zip");
        NetworkFile.write(file, model);
        assertThat(weights(ModelFile.read(file))).isDeepEqualTo(weights(model));
        assertThat(new Detector(model).scores(clips.positives().get(0).sound())).isNotEmpty();
    }

    @Test
    void onlyItsOwnStatesAreForgotten(@TempDir Path states) throws Exception {
        Path other = Files.writeString(states.resolve("blueberry.zip"), "somebody's model");
        var trainer = new VoicesTrainer(SMALL, 7, states, quiet());
        trainer.train("word", clips);
        assertThat(states.resolve("network-2-best.zip")).exists();
        trainer.forgetStates();
        assertThat(states).isDirectoryContaining(file -> file.equals(other));
        try (var left = Files.list(states)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void clipsOfAnotherRateAreRefused(@TempDir Path states) throws IOException {
        ClipLibrary fast = ClipLibrary.load(folder, 44_100);
        assertThatThrownBy(() -> new VoicesTrainer(SMALL, 7, states, quiet()).train("word", fast))
                .hasMessage("expected clips of 16000 Hz but was 44100 Hz");
    }

    @Test
    void whatIsMissingIsNamedWithItsSide(@TempDir Path states) {
        assertLacks(
                states,
                clip -> clip.split() == Split.TRAIN || clip.kind() != Kind.NEGATIVE,
                "validation persons: expected at least one single word among the negatives (of a class other than sentence,"
                        + " random, confusable, part, contains, stranger) but there was none");
        assertLacks(
                states,
                clip -> clip.split() == Split.TRAIN || clip.kind() != Kind.POSITIVE,
                "validation persons: expected at least one clip among the positives but there was none");
        assertLacks(
                states,
                clip -> clip.split() == Split.VALIDATION || clip.kind() != Kind.POSITIVE,
                "training persons: expected at least one clip among the positives but there was none");
        assertLacks(
                states,
                clip -> clip.kind() != Kind.BACKGROUND,
                "training persons: expected at least one clip among the backgrounds but there was none");
    }

    private static void assertLacks(Path states, Predicate<Clip> there, String sentence) {
        var trainer = new VoicesTrainer(SMALL, 7, states, quiet());
        assertThatThrownBy(() -> trainer.train("word", clips.only(there)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
