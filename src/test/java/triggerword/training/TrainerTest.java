package triggerword.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.dataset.Example;
import triggerword.model.AdamOptions;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.Weights;
import triggerword.network.KerasGolden;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Spectrogram;

class TrainerTest {
    private static final NetworkOptions NETWORK =
            NetworkOptions.course().withBins(7).withFilters(8).withUnits(6).withDropRate(0.2);
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withBatchSize(2).withEpochs(3).withLearningRate(0.01);

    private static List<Example> examples() {
        List<Spectrogram> x = KerasGolden.trainingSpectrograms();
        List<float[]> y = KerasGolden.trainingLabels();
        return IntStream.range(0, x.size())
                .mapToObj(i -> new Example(x.get(i), y.get(i)))
                .toList();
    }

    private static TriggerNetwork network() {
        return new TriggerNetwork(NETWORK, 3);
    }

    private static Trainer trainer(TrainingOptions options) {
        return new Trainer(options, TrainingListener.silent());
    }

    @ParameterizedTest
    @CsvSource({"keras225, 0.0001", "keras225, 0.01", "tf2, 0.0001", "tf2, 0.01"})
    void tenStepsLoseWhatTheyLoseInKeras(String form, String rate) throws IOException {
        KerasGolden golden = KerasGolden.read(form + "_train_" + rate + ".txt");
        Model model = KerasGolden.model(form);
        var weights = new Weights(
                ((NetworkOptions) model.member().network()).withDropRate(0),
                model.member().weights().values());
        var network = TriggerNetwork.of(Model.of(model.word(), model.member().features(), weights, model.provenance()));
        var options = TrainingOptions.course().withEpochs(10).withLearningRate(Double.parseDouble(rate));
        TrainingHistory history = trainer(options).train(network, examples());
        assertThat(history.table().doubleColumn("loss").asDoubleArray())
                .containsExactly(golden.get("losses"), within(1e-4));
        assertThat(history.table().doubleColumn("accuracy").asDoubleArray())
                .containsExactly(golden.get("accuracies"), within(1e-4));
    }

    @Test
    void theHistoryTellsOfEveryEpochAndStep() {
        TrainingHistory history =
                trainer(OPTIONS).train(network(), examples(), examples().subList(0, 3));
        assertThat(history.table().intColumn("epoch").asList()).containsExactly(1, 2, 3);
        assertThat(history.table().doubleColumn("validation_loss").asDoubleArray())
                .doesNotContain(Double.NaN);
        assertThat(history.stepTable().intColumn("step").asList()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(history.interrupted()).isFalse();
        assertThat(history.epochs().get(2).loss())
                .isLessThan(history.epochs().get(0).loss());
        assertThat(history.toString()).startsWith("TrainingHistory[3 epochs, 9 steps");
    }

    @Test
    void anEpochsLossIsTheMeanOverItsExamples() {
        TrainingHistory history = trainer(OPTIONS.withEpochs(1)).train(network(), examples());
        List<TrainingHistory.Step> steps = history.steps();
        double mean = (2 * steps.get(0).loss()
                        + 2 * steps.get(1).loss()
                        + steps.get(2).loss())
                / 5;
        assertThat(history.epochs().get(0).loss()).isCloseTo(mean, within(1e-12));
        assertThat(history.epochs().get(0).validationLoss()).isNaN();
    }

    @Test
    void theSeedDecidesTheOrder() {
        var losses = trainer(OPTIONS).train(network(), examples()).steps();
        assertThat(trainer(OPTIONS).train(network(), examples()).steps()).isEqualTo(losses);
        assertThat(trainer(OPTIONS.withSeed(1)).train(network(), examples()).steps())
                .isNotEqualTo(losses);
    }

    @Test
    void twoTrainingsAreOneLongTraining() {
        TriggerNetwork once = network();
        trainer(OPTIONS.withEpochs(4)).train(once, examples());
        TriggerNetwork twice = network();
        trainer(OPTIONS.withEpochs(2)).train(twice, examples());
        TrainingHistory second = trainer(OPTIONS.withEpochs(2)).train(twice, examples());
        assertThat(twice.weights().values()).isEqualTo(once.weights().values());
        assertThat(second.table().intColumn("epoch").asList()).containsExactly(3, 4);
    }

    @Test
    void examplesAreMadeAnewEveryEpochAndBesideTheTraining() {
        var threads = new ArrayList<String>();
        List<Example> examples = examples();
        List<Example> lazy = new AbstractList<>() {
            @Override
            public synchronized Example get(int index) {
                threads.add(Thread.currentThread().getName());
                return examples.get(index);
            }

            @Override
            public int size() {
                return examples.size();
            }
        };
        trainer(OPTIONS).train(network(), lazy);
        assertThat(threads).hasSize(15).containsOnly("examples");
    }

    @Test
    void anInterruptionKeepsWhatThereIs() {
        TriggerNetwork network = network();
        float[] before = network.weights().values();
        var trainer = new Trainer(OPTIONS.withEpochs(1000), new TrainingListener() {
            @Override
            public void onStep(Progress progress) {
                if (progress.epoch() == 2 && progress.step() == 2) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        TrainingHistory history = trainer.train(network, examples());
        assertThat(history.interrupted()).isTrue();
        assertThat(history.steps()).hasSize(5);
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.toString()).endsWith(", interrupted]");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(network.weights().values()).isNotEqualTo(before);
    }

    @Test
    void anInterruptionWhileAnExampleIsMadeEndsTheTraining() {
        TrainingHistory history = trainer(OPTIONS).train(network(), interruptingAt(0));
        assertThat(history.interrupted()).isTrue();
        assertThat(history).hasToString("TrainingHistory[no steps]");
    }

    /** Its last batch is the third. */
    @Test
    void aPartOfTheValidationExamplesIsNoValidation() {
        TrainingHistory history = trainer(OPTIONS).train(network(), examples(), interruptingAt(4));
        assertThat(history.interrupted()).isTrue();
        assertThat(history.epochs()).singleElement().satisfies(epoch -> {
            assertThat(epoch.loss()).isPositive();
            assertThat(epoch.validationLoss()).isNaN();
            assertThat(epoch.validationAccuracy()).isNaN();
        });
    }

    /** Five examples; who wants this one, or one after it, is interrupted and waits for it. */
    private static List<Example> interruptingAt(int interrupting) {
        var trainingThread = new AtomicReference<>(Thread.currentThread());
        return new AbstractList<>() {
            @Override
            public Example get(int index) {
                if (index >= interrupting) {
                    // Once: an interruption after the training would hit the next test.
                    trainingThread.getAndSet(new Thread()).interrupt();
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return examples().get(index);
            }

            @Override
            public int size() {
                return 5;
            }
        };
    }

    @Test
    void aLossThatIsNoNumberStopsTheTraining() {
        TrainingOptions wild = OPTIONS.withAdam(new AdamOptions(1e30, 0.9, 0.999, 1e-7, 0, 0, 0, 0, 0, 0));
        TriggerNetwork network = network();
        assertThatThrownBy(() -> trainer(wild).train(network, examples()))
                .isInstanceOf(DivergedException.class)
                .hasMessageMatching(
                        "the loss was (NaN|Infinity) in step \\d+; a smaller learning rate than 1.0E30 may help");
        assertThat(network.epochs()).isZero();
    }

    @Test
    void whatGoesWrongWhileAnExampleIsMadeIsThrown() {
        List<Example> broken = new AbstractList<>() {
            @Override
            public Example get(int index) {
                throw new IllegalArgumentException("no such clip");
            }

            @Override
            public int size() {
                return 5;
            }
        };
        assertThatThrownBy(() -> trainer(OPTIONS).train(network(), broken)).hasMessage("no such clip");
    }

    @Test
    void trainingOnNothingIsRefused() {
        assertThatThrownBy(() -> trainer(OPTIONS).train(network(), List.of()))
                .hasMessage("expected at least one example to train on but was none");
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> OPTIONS.withBatchSize(0)).hasMessage("batchSize: expected at least 1 but was 0");
        assertThatThrownBy(() -> OPTIONS.withEpochs(0)).hasMessage("epochs: expected at least 1 but was 0");
    }

    @Test
    void progressCountsToTheEnd() {
        var seen = new ArrayList<Progress>();
        new Trainer(OPTIONS, new TrainingListener() {
                    @Override
                    public void onStep(Progress progress) {
                        seen.add(progress);
                    }
                })
                .train(network(), examples());
        Progress last = seen.get(8);
        assertThat(last.epoch()).isEqualTo(3);
        assertThat(last.step()).isEqualTo(3);
        assertThat(last.steps()).isEqualTo(3);
        assertThat(last.secondsLeft()).isCloseTo(0, within(1e-9));
        assertThat(seen.get(0).secondsLeft()).isPositive();
        assertThat(last.examplesPerSecond()).isPositive();
    }

    @Test
    void printedProgressIsALineAnEpoch() {
        var bytes = new ByteArrayOutputStream();
        var listener = TrainingListener.printing(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        new Trainer(OPTIONS, listener).train(network(), examples(), examples());
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .allMatch(line -> line.matches(
                        "epoch \\d: loss 0\\.\\d{4}, accuracy 0\\.\\d{4}, validation loss 0\\.\\d{4}, accuracy 0\\.\\d{4},"
                                + " \\d+ s"));
    }
}
