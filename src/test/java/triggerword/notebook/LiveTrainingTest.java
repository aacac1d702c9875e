package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.ClipLibrary;
import triggerword.experiment.Experiment;
import triggerword.experiment.ExperimentOptions;
import triggerword.experiment.Run;
import triggerword.experiment.Runs;

class LiveTrainingTest {
    /** A tiny network that has enough to do not to end before it is stopped. */
    private static final ExperimentOptions LONG = ExperimentOptions.defaults()
            .with("filters", 6)
            .with("units", 5)
            .with("training.epochs", 1000)
            .with("examples", 2)
            .with("validation", 2);

    @TempDir
    private Path folder;

    private ClipLibrary clips;

    @BeforeEach
    void load() throws IOException {
        clips = ClipLibrary.load(Path.of("data"), 44_100);
    }

    private Experiment experiment(ExperimentOptions options) {
        return new Experiment(clips, options, Runs.in(folder));
    }

    @Test
    void whatRunsInTheBackgroundCanBeStoppedAndGoesOn() throws IOException, InterruptedException {
        LiveTraining training = LiveTraining.start(experiment(LONG));
        while (training.run().history().isEmpty()) {
            assertThat(training.isRunning()).isTrue();
            Thread.sleep(20);
        }
        Run stopped = training.stop();
        assertThat(training.isRunning()).isFalse();
        assertThat(stopped.ended()).isFalse();
        assertThat(Runs.in(folder).list()).containsExactly(stopped);

        LiveTraining again = LiveTraining.start(experiment(LONG));
        while (again.run().history().size() == stopped.history().size()) {
            Thread.sleep(20);
        }
        assertThat(again.stop().history()).startsWith(stopped.history().get(0)).hasSizeGreaterThan(1);
    }

    @Test
    void anInterruptStopsTheTrainingOfACell() throws IOException {
        Experiment experiment = experiment(LONG);
        Thread.currentThread().interrupt();
        Run run = LiveTraining.watch(experiment);
        assertThat(run.ended()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }
}
