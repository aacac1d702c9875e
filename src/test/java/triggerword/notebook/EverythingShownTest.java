package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triggerword.audio.Recorder;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;
import triggerword.evaluation.StepEvaluation;
import triggerword.evaluation.WordEvaluation;
import triggerword.experiment.Environment;
import triggerword.experiment.Epoch;
import triggerword.experiment.Run;
import triggerword.ladder.LadderTable;
import triggerword.training.TrainingOptions;
import triggerword.training.ValidationOutcome;
import triggerword.training.VoicesOptions;

/** What a cell shows of values that have no picture of their own. */
class EverythingShownTest {
    private final Renderer renderer = new Renderer();

    @BeforeEach
    void register() {
        NotebookExtension.register(renderer);
    }

    @Test
    void optionsAreACardWithARowAnOption() {
        assertThat(html(TrainingOptions.defaults()))
                .contains("<h3>TrainingOptions</h3>", "batchSize</th>", "learningRate 0.001 · beta1 0.9")
                .doesNotContain("AdamOptions[");
        assertThat(text(TrainingOptions.defaults())).startsWith("TrainingOptions[adam=AdamOptions[");
    }

    @Test
    void ofOneKindOrAnotherTheKindIsTold() {
        assertThat(html(VoicesOptions.defaults()))
                .contains("MemberOptions (view (Pcen ", "shape (TemporalConvolutionOptions bins 40")
                .doesNotContain("MemberOptions[");
    }

    private record Mine(String name, double[] values, List<Integer> numbers, TimeSpan time) {}

    @Test
    void aRecordOfTheUsersOwnIsACardToo() {
        var mine = new Mine("<a>", new double[100], List.of(1, 2), new TimeSpan(10, 20));
        assertThat(html(mine)).contains("<h3>Mine</h3>", "&lt;a&gt;", "double[100]: 0, 0,", "1, 2");
    }

    @Test
    void aRecordWithALineOfItsOwnKeepsIt() {
        assertThat(html(new Detection(1234, 0.5f))).isNull();
        assertThat(text(new Detection(1234, 0.5f))).isEqualTo("Detection[1.23 s, score 0.500]");
    }

    @Test
    void recordsOfOneKindAreATable() {
        assertThat(html(List.of(new Detection(1234, 0.5f), new Detection(2000, 0.75f))))
                .contains("Detection: 2 rows × 2 columns", "timeMs", ">1234<", ">0.75<");
    }

    @Test
    void otherListsStayText() {
        assertThat(html(List.of("a", "b"))).isNull();
        assertThat(text(List.of("a", "b"))).isEqualTo("[a, b]");
        assertThat(html(List.of())).isNull();
        assertThat(html(List.of(new Detection(0, 0), TimeSpan.of(0, 1)))).isNull();
        assertThat(text(Map.of("a", 1))).isEqualTo("{a=1}");
    }

    @Test
    void ofALongListOnlyTheFirstAreMade() {
        var made = new AbstractList<Detection>() {
            private int most;

            @Override
            public Detection get(int index) {
                most = Math.max(most, index);
                return new Detection(index, 1);
            }

            @Override
            public int size() {
                return 1000;
            }
        };
        assertThat(html(made))
                .contains("Detection: 1000 rows", ">19<", "… 980 more rows")
                .doesNotContain(">20<");
        assertThat(text(made)).startsWith("1000: Detection[0.00 s").endsWith("…");
        assertThat(made.most).isEqualTo(19);
    }

    @Test
    void whatHasNothingToShowSaysWhatItCan() {
        assertThat(text(new Recorder(16_000)))
                .startsWith("Recorder: hasMicrophone(…), ")
                .contains("record(…)");
        assertThat(text(new float[] {0.25f, 1})).isEqualTo("float[2]: 0.25, 1");
        assertThat(text("a text")).isEqualTo("a text");
    }

    @Test
    void figuresSayHowSureTheyAre() {
        assertThat(html(new WordEvaluation(200, 180, 6, 0.5)))
                .contains("20: 10.0 % (95 % interval 6.6–14.9)", "6: 12 an hour");
        assertThat(html(new StepEvaluation(0.1, 0.95, 0.07, 1375))).contains("1,375, of which 7.00 % are 1", "95.00 %");
        var outcome = new ValidationOutcome(new float[] {-1, 1, 2, 3}, new float[] {-3, -2, 0, 0.5f}, 1);
        assertThat(html(outcome)).contains("missed at 1 false accepts an hour", "25.0 % (95 % interval");
    }

    @Test
    void aRunIsACard() {
        var options = JsonParser.parseString("{\"training\": {\"epochs\": 10}}").getAsJsonObject();
        var history = List.of(new Epoch(1, 200, 0.5, 0.4, 0.3, 9, 10, 6), new Epoch(2, 400, 0.4, 0.3, 0.6, 5, 10, 6));
        var run = new Run(Path.of("runs", "test-1"), "2026", options, "c0ffee", Environment.here(), history, "");
        assertThat(html(run))
                .contains("<h3>Run test-1</h3>", "2 of 10, 0.2 min", "5 of 10 words: 50.0 %", "0.600")
                .contains("training (epochs 10)", ">c0ffee<");
        assertThat(text(run)).startsWith("Run[test-1, 2 of 10 epochs");
    }

    @Test
    void tablesAndChartsOfMeasurementsAreShownAsSuch() throws Exception {
        LadderTable ladder = LadderTable.read(Path.of("notebooks", "measured", "ladder.csv"));
        assertThat(html(ladder)).contains("ladder: " + ladder.rows().rowCount() + " rows");
        var bench = Bench.read(Path.of("src", "bench", "measured", "growth.csv"));
        assertThat(html(bench)).contains("Timing: 26 rows × 3 columns");
        assertThat(html(new Growth(bench))).contains("alt=\"Time by threads\"");
    }

    private String html(Object value) {
        return (String) renderer.render(value).getData(MIMEType.TEXT_HTML);
    }

    private String text(Object value) {
        return (String) renderer.render(value).getData(MIMEType.TEXT_PLAIN);
    }
}
