package triggerword.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Table;
import triggerword.audio.ClipLibrary;
import triggerword.training.Progress;

class ExperimentTest {
    /** A tiny network, four scenes an epoch. */
    private static final ExperimentOptions OPTIONS = ExperimentOptions.defaults()
            .with("filters", 6)
            .with("units", 5)
            .with("training.epochs", 3)
            .with("batchSize", 2)
            .with("examples", 4)
            .with("validation", 3);

    private static ClipLibrary clips;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws IOException {
        clips = ClipLibrary.load(Path.of("data"), 44_100);
    }

    @Test
    void aRunLeavesARecord() throws IOException {
        Run run = experiment(OPTIONS).run(ExperimentListener.silent());
        assertThat(run.ended()).isTrue();
        assertThat(run.history()).extracting(Epoch::examples).containsExactly(4L, 8L, 12L);
        assertThat(run.experiment()).isEqualTo(OPTIONS);
        assertThat(run.clips()).isEqualTo(clips.digest());
        assertThat(run.environment().java()).contains(System.getProperty("java.runtime.version"));
        assertThat(Runs.in(folder).list()).containsExactly(run);
        assertThat(run.model().rule().threshold())
                .isEqualTo(run.best().orElseThrow().threshold());
        assertThat(run.model().provenance().entries().keySet())
                .contains("run", "options", "clips", "environment", "measured");
        assertThat(run.folder().resolve("state.zip")).doesNotExist();
    }

    @Test
    void whatWasStoppedGoesOnAsIfItHadNotBeen() throws IOException {
        Run whole = experiment(OPTIONS).run(ExperimentListener.silent());
        Runs elsewhere = Runs.in(folder.resolve("elsewhere"));
        Run stopped = new Experiment(clips, OPTIONS, elsewhere).run(interruptedIn(2));
        assertThat(stopped.ended()).isFalse();
        assertThat(stopped.history()).hasSize(1);
        assertThat(stopped.model().word()).isEqualTo("activate");
        assertThat(elsewhere.list()).containsExactly(stopped);

        Run gone = new Experiment(clips, OPTIONS, elsewhere).run(ExperimentListener.silent());
        assertThat(withoutTime(gone)).isEqualTo(withoutTime(whole));
        assertThat(gone.started()).isEqualTo(stopped.started());
        assertThat(gone.network().weights().values())
                .containsExactly(whole.network().weights().values());
    }

    @Test
    void whatHasEndedIsThereAtOnce() throws IOException {
        Run run = experiment(OPTIONS).run(ExperimentListener.silent());
        var told = new ArrayList<Progress>();
        Run again = experiment(OPTIONS).run(new ExperimentListener() {
            @Override
            public void onStep(Run running, Progress progress) {
                told.add(progress);
            }
        });
        assertThat(again).isEqualTo(run);
        assertThat(told).isEmpty();
    }

    @Test
    void twoDoNotTrainTheSame() throws IOException {
        var refused = new ArrayList<String>();
        experiment(OPTIONS.with("training.epochs", 1)).run(new ExperimentListener() {
            @Override
            public void onEpoch(Run running) {
                assertThatThrownBy(() ->
                                experiment(OPTIONS.with("training.epochs", 1)).run(ExperimentListener.silent()))
                        .isInstanceOf(IOException.class)
                        .satisfies(e -> refused.add(e.getMessage()));
            }
        });
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0)).startsWith("expected a run that nobody else trains just now");
    }

    @Test
    void aTrainingThatDivergesIsARunWithAProblem() throws IOException {
        Run run = experiment(OPTIONS.with("learningRate", 1e30)).run(ExperimentListener.silent());
        assertThat(run.problem()).startsWith("the loss was ");
        assertThat(run.ended()).isTrue();
        assertThat(Runs.in(folder).table().columnNames()).contains("problem");
        assertThatThrownBy(run::model).hasMessageStartingWith("expected a run with an epoch behind it");
    }

    @Test
    void theTableHasTheOptionsThatDiffer() throws IOException {
        Runs runs = Runs.in(folder);
        var sweep = Sweep.over(OPTIONS.with("training.epochs", 1))
                .vary("learningRate", 1e-4, 1e-3)
                .vary("seed", 1, 2);
        List<Run> made = sweep.run(clips, runs, ExperimentListener.silent());
        assertThat(made).allMatch(Run::ended).extracting(Run::experiment).isEqualTo(sweep.options());
        Table table = Runs.table(made);
        assertThat(table.columnNames())
                .containsExactly(
                        "run",
                        "started",
                        "epochs",
                        "of",
                        "minutes",
                        "learningRate",
                        "seed",
                        "missed",
                        "threshold",
                        "loss",
                        "validation_loss");
        assertThat(table.stringColumn("learningRate").asList()).containsExactly("0.0001", "0.0001", "0.001", "0.001");
        assertThat(runs.table().rowCount()).isEqualTo(4);
        Table mean = table.summarize("validation_loss", AggregateFunctions.mean).by("learningRate");
        assertThat(mean.rowCount()).isEqualTo(2);
        Table difference = Runs.difference(made.get(0), made.get(3));
        assertThat(difference.stringColumn("option").asList())
                .containsExactly("training.adam.learningRate", "training.seed");
        assertThat(difference.stringColumn(made.get(3).id()).asList()).containsExactly("0.001", "2");
        assertThat(runs.get(made.get(2).id())).isEqualTo(made.get(2));
    }

    @Test
    void aRunThatIsTrainedElsewhereDoesNotStopTheOthersOfASweep() throws IOException {
        Sweep sweep = Sweep.over(OPTIONS).vary("seed", 1, 2);
        Runs runs = Runs.in(folder);
        RunLock lock = RunLock.of(runs.folder(sweep.options().get(0), clips.digest()));
        try {
            assertThatThrownBy(() -> sweep.run(clips, runs, ExperimentListener.silent()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("expected a run that nobody else trains just now");
        } finally {
            lock.release();
        }
        assertThat(sweep.soFar(clips, runs)).extracting(Run::ended).containsExactly(false, true);
    }

    @Test
    void aSweepThatWasStoppedGoesOn() throws IOException {
        Sweep sweep = Sweep.over(OPTIONS).vary("seed", 1, 2);
        Thread caller = Thread.currentThread();
        List<Run> stopped = sweep.run(clips, Runs.in(folder), new ExperimentListener() {
            @Override
            public void onEpoch(Run run) {
                caller.interrupt();
            }
        });
        assertThat(stopped).hasSize(2).noneMatch(Run::ended);
        List<Run> gone = sweep.run(clips, Runs.in(folder), ExperimentListener.silent());
        assertThat(gone).allMatch(Run::ended);
        Run alone = new Experiment(clips, sweep.options().get(1), Runs.in(folder.resolve("alone")))
                .run(ExperimentListener.silent());
        assertThat(withoutTime(gone.get(1))).isEqualTo(withoutTime(alone));
    }

    @Test
    void aDamagedRecordIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.writeString(folder.resolve("one/run.json"), "{");
        assertThatThrownBy(() -> Runs.in(folder).list())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected the record of a run")
                .hasMessageContaining("run.json");
    }

    private Experiment experiment(ExperimentOptions options) {
        return new Experiment(clips, options, Runs.in(folder));
    }

    private static ExperimentListener interruptedIn(int epoch) {
        return new ExperimentListener() {
            @Override
            public void onStep(Run run, Progress progress) {
                if (progress.epoch() == epoch) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static List<Epoch> withoutTime(Run run) {
        return run.history().stream()
                .map(e -> new Epoch(
                        e.epoch(), e.examples(), e.loss(), e.validationLoss(), e.threshold(), e.missed(), e.words(), 0))
                .toList();
    }
}
