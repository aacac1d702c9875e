package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.audio.Recording;
import triggerword.audio.Speaker;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.dataset.Scene;
import triggerword.evaluation.HandMade;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.ThresholdSweep;
import triggerword.evaluation.WordEvaluation;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.model.Weights;
import triggerword.plot.Plots;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;
import triggerword.training.VoicesTrainer;

class NotebookExtensionTest {
    private static final Waveform SECOND = Waveform.mono(new float[44_100], 44_100);

    private final Renderer renderer = new Renderer();

    @BeforeEach
    void register() {
        NotebookExtension.register(renderer);
    }

    @Test
    void theKernelFindsIt() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(NotebookExtension.class);
    }

    @Test
    void aChartBecomesAPictureTwiceAsFineAsThePage() throws Exception {
        var chart = Plots.stack(Plots.waveform(SECOND), Plots.waveform(SECOND));
        DisplayData shown = renderer.render(chart);
        byte[] png = Base64.getDecoder().decode((String) shown.getData(MIMEType.IMAGE_PNG));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2 * chart.getWidth());
        assertThat(image.getHeight()).isEqualTo(2 * chart.getHeight());
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo("Chart[Waveform]");
    }

    @Test
    void aSoundBecomesAPictureAndAPlayer() {
        assertThat(html(SECOND))
                .contains(
                        "<img width=\"920\"", "max-width:100%", "alt=\"Waveform of Waveform[1.00 s", "<audio controls");
        assertThat(renderer.render(SECOND).getData(MIMEType.TEXT_PLAIN)).isEqualTo("Waveform[1.00 s, 44100 Hz, mono]");
    }

    @Test
    void aClipSaysWhoSaysWhat() {
        var clip = new Clip(
                Path.of("7.wav"),
                Clip.Kind.POSITIVE,
                "",
                "activate",
                Speaker.named("<anna>"),
                Clip.Split.TRAIN,
                Recording.of(SECOND));
        assertThat(html(clip)).contains("alt=\"“activate”, &lt;anna&gt; of Waveform[1.00 s");
    }

    @Test
    void aSceneIsShownWithItsWords() {
        var with = new Scene(SECOND, List.of(TimeSpan.of(100, 300)), List.of(TimeSpan.of(600, 300)), 0);
        var without = new Scene(SECOND, List.of(), List.of(), 0);
        assertThat(html(with)).isNotEqualTo(html(without)).contains("<audio controls");
    }

    @Test
    void aLongRecordingIsShownWithoutAPlayer() {
        assertThat(html(Waveform.mono(new float[8000 * 31], 8000)))
                .contains("<img")
                .doesNotContain("<audio");
    }

    @Test
    void aTableIsShownByItsFirstRows() {
        var table = Table.create("clips", IntColumn.indexColumn("number", 30, 0));
        assertThat(html(table))
                .contains("clips: 30 rows × 1 column<", "<td style=\"text-align:right\">19</td>", "… 10 more rows")
                .doesNotContain(">20<");
    }

    @Test
    void whatIsMeasuredIsShownAsATable() {
        var words = List.of(HandMade.word(HandMade.CLEAN, 0.9), HandMade.word(HandMade.CLEAN, 0.1));
        var streams = List.of(HandMade.halfAnHour(HandMade.CLEAN, 0.5));
        assertThat(html(new Measurement(DetectorOptions.course(), words, streams)))
                .contains("<table>", "condition");
        var sweep = new ThresholdSweep(List.of(new ThresholdSweep.Point(0.25, new WordEvaluation(4, 3, 1, 0.5))));
        assertThat(html(sweep)).contains("fa_per_hour", ">0.25<", ">2<");
    }

    @Test
    void tableCellsAreShortAndHarmless() {
        var table = Table.create(
                "a & b",
                StringColumn.create("text", "<b>", "c", "d"),
                DoubleColumn.create("seconds", 0.71234567, 12, Double.NaN),
                DoubleColumn.create("samples", 441_000, 1, 2));
        assertThat(html(table))
                .contains("a &amp; b", ">&lt;b&gt;<", ">0.71<", ">12.00<", "<td style=\"text-align:right\"></td>")
                .contains(">441000<", ">1<");
    }

    @Test
    void aModelIsShownAsACard() {
        var provenance = Provenance.unknown()
                .with("seed", 7)
                .with("training persons", List.of("ann", "ben", "cy", "<dee>"))
                .with("validation", new VoicesTrainer.Figures(3, 2.123456, 300, 12, 0.0231, 0.0688))
                .with("known failings", List.of("Whispering was never heard."));
        var features = MelOptions.logMel();
        var weights = zeros(NetworkOptions.course().withBins(features.bins()));
        var rule = new DetectorOptions(0.875, 2, 50);
        var model = new Model("a & b", List.of(new Member(features, weights)), rule, provenance);
        assertThat(html(model))
                .contains(
                        "“a &amp; b”",
                        "two GRUs of 128 units",
                        "40 mel bands, log; one frame every 10.00 ms of 16000 Hz")
                .contains("a score, averaged over 80 ms, above 0.875 triggers, at most once in 2000 ms")
                .contains("seed</th>", ">7<", ">4: ann, ben, cy, &lt;dee&gt;<")
                .contains("falseAccepts 3 · hours 2.123 · positives 300 · missed 12 · missedLow 0.0231")
                .contains("<li>Whispering was never heard.</li>");
        assertThat(renderer.render(model).getData(MIMEType.TEXT_PLAIN)).isEqualTo(model.toString());
    }

    @Test
    void aModelOfUnknownOriginSaysSo() {
        var weights = zeros(NetworkOptions.course());
        var model = Model.of("activate", SpectrogramOptions.course(), weights, Provenance.unknown());
        assertThat(html(model))
                .contains("101 frequencies, power", "provenance</th>", ">unknown<")
                .contains("a score above 0.500 triggers");
    }

    private static Weights zeros(NetworkShape network) {
        return new Weights(network, new float[network.parameters()]);
    }

    private String html(Object value) {
        return (String) renderer.render(value).getData(MIMEType.TEXT_HTML);
    }
}
