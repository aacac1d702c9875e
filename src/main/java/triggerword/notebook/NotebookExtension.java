package triggerword.notebook;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.IChart;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.audit.Audit;
import triggerword.dataset.Scene;
import triggerword.evaluation.FalseTriggers;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.StepEvaluation;
import triggerword.evaluation.ThresholdSweep;
import triggerword.evaluation.WordEvaluation;
import triggerword.experiment.Run;
import triggerword.ladder.LadderTable;
import triggerword.model.Model;
import triggerword.network.TriggerNetwork;
import triggerword.plot.ChartImage;
import triggerword.plot.Plots;
import triggerword.spectrogram.Spectrogram;
import triggerword.training.TrainingHistory;
import triggerword.training.ValidationOutcome;

/**
 * Shows charts, tables, sounds and models in a notebook as what they are, where their {@code toString} would stand otherwise.
 *
 * <p>The kernel finds it by {@code META-INF/services}. Beside every picture and page stands the {@code toString}, for
 * viewers that show text only.
 */
public final class NotebookExtension implements Extension {
    private static volatile boolean installed;

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
        var widgets = new Widgets(kernel.getCommManager());
        kernel.getRenderer()
                .createRegistration(Interaction.class)
                .register((value, context) -> value.show(widgets, context.getRenderer(), context.getOutputContainer()));
        kernel.getRenderer()
                .createRegistration(LivePanel.class)
                .register((value, context) -> value.show(widgets, context.getRenderer(), context.getOutputContainer()));
        installed = true;
    }

    /** True in a notebook; the kernel's own {@code notebookKernel()} throws elsewhere. */
    static boolean installed() {
        return installed;
    }

    static void register(Renderer renderer) {
        asPicture(renderer, IChart.class);
        asPicture(renderer, Spectrogram.class);
        asPage(renderer, Table.class, TableView::html);
        asPage(renderer, ClipLibrary.class, clips -> TableView.html(clips.table()));
        asPage(renderer, Model.class, ModelCard::html);
        asPage(renderer, TriggerNetwork.class, network -> TableView.html(network.layers()));
        asPage(renderer, Measurement.class, measurement -> TableView.html(measurement.table()));
        asPage(renderer, ThresholdSweep.class, sweep -> TableView.html(sweep.table()));
        asPage(renderer, AudioPlayer.class, AudioPlayer::html);
        asPage(renderer, PlayerRow.class, PlayerRow::html);
        asPage(renderer, Waveform.class, SoundView::of);
        asPage(renderer, Clip.class, SoundView::of);
        asPage(renderer, Scene.class, SoundView::of);
        asPage(renderer, PicturePlayer.class, PicturePlayer::html);
        asPage(renderer, Page.class, Page::html);
        asPage(renderer, ProgressBar.class, ProgressBar::html);
        asPage(renderer, Problem.class, Problem::html);
        asPage(renderer, Interaction.Drawing.class, drawing -> drawing.page(renderer, ChartImage::png));
        asPage(renderer, Run.class, FigureCards::run);
        asPage(renderer, WordEvaluation.class, FigureCards::words);
        asPage(renderer, StepEvaluation.class, FigureCards::steps);
        asPage(renderer, ValidationOutcome.class, FigureCards::outcome);
        asPage(renderer, Audit.class, FigureCards::audit);
        asPage(renderer, TrainingHistory.class, history -> TableView.html(history.table()));
        asPage(renderer, FalseTriggers.class, triggers -> TableView.html(triggers.byClass()));
        asPage(renderer, LadderTable.class, ladder -> TableView.html(ladder.rows()));
        asPage(renderer, Bench.class, bench -> ListView.html(bench.rows()));
        asPage(renderer, Growth.class, growth -> growth.html(ChartImage::png));
        registerTheRest(renderer);
    }

    /** What has no view of its own: the renderer asks for the nearest type, and these are the farthest. */
    private static void registerTheRest(Renderer renderer) {
        renderer.createRegistration(Record.class).preferring(MIMEType.TEXT_HTML).register((value, context) -> {
            if (RecordView.isUnnamed(value)) {
                context.renderIfRequested(MIMEType.TEXT_HTML, () -> RecordView.html(value));
            }
        });
        renderer.createRegistration(List.class).preferring(MIMEType.TEXT_HTML).register((value, context) -> {
            if (ListView.isTable(value)) {
                context.renderIfRequested(MIMEType.TEXT_HTML, () -> ListView.html(value));
            }
            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> ListView.text(value));
        });
        renderer.createRegistration(Object.class)
                .preferring(MIMEType.TEXT_PLAIN)
                .register((value, context) ->
                        context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> Abilities.text(value)));
    }

    /** What is drawn for the value; null if it is not shown as a picture. */
    static IChart chart(Object value) {
        if (value instanceof Spectrogram spectrogram) {
            return Plots.spectrogram(spectrogram);
        }
        return value instanceof IChart chart ? chart : null;
    }

    private static <T> void asPicture(Renderer renderer, Class<T> type) {
        renderer.createRegistration(type).preferring(MIMEType.IMAGE_PNG).register((value, context) -> {
            IChart picture = chart(value);
            // The size in the page: the picture itself has more pixels.
            var about = Map.<String, Object>of(
                    "width", picture.getWidth(), "height", picture.getHeight(), "alt", picture.getTitle());
            context.renderIfRequested(
                    MIMEType.IMAGE_PNG,
                    (mime, data) -> data.putData(mime, Html.base64(ChartImage.png(picture)), about));
            context.renderIfRequested(
                    MIMEType.TEXT_PLAIN,
                    () -> value instanceof IChart ? "Chart[" + picture.getTitle() + "]" : value.toString());
        });
    }

    private static <T> void asPage(Renderer renderer, Class<T> type, Function<T, String> html) {
        renderer.createRegistration(type).preferring(MIMEType.TEXT_HTML).register((value, context) -> {
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> html.apply(value));
            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> Abilities.text(value));
        });
    }
}
