package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import triggerword.audio.Waveform;
import triggerword.plot.Plots;

/** Plays the page: hears what is said to it, and answers. */
class InteractionTest {
    private static final long MOMENT_MS = 200;

    private final ZMQ.Context context = ZMQ.context(1);
    private final Page page = new Page(context);
    private final CommManager comms = new CommManager();
    private final Renderer renderer = new Renderer();
    private Widgets widgets;

    /** What would go to the page stays here. */
    private static final class Page extends JupyterSocket {
        private final List<Message<?>> heard = Collections.synchronizedList(new ArrayList<>());
        private Runnable once = () -> {};

        Page(ZMQ.Context context) {
            super(context, SocketType.PUB, HMACGenerator.NO_AUTH_INSTANCE, org.slf4j.helpers.NOPLogger.NOP_LOGGER);
        }

        @Override
        public void bind(KernelConnectionProperties properties) {}

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // what is said meanwhile may overtake
        public void sendMessage(Message<?> message) {
            Runnable now = once;
            once = () -> {};
            now.run();
            heard.add(message);
        }

        /**
         * Does this on another thread when the page is about to hear something; waits only a moment for it, as it may have to
         * wait for who is speaking.
         */
        Thread meanwhile(Runnable what) {
            var thread = new Thread(what);
            once = () -> {
                thread.start();
                try {
                    thread.join(MOMENT_MS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            return thread;
        }

        List<Message<?>> opened() {
            return heard.stream()
                    .filter(message -> message.getContent() instanceof CommOpenCommand)
                    .toList();
        }

        JsonObject last() {
            return data(heard.get(heard.size() - 1));
        }
    }

    private static JsonObject data(Message<?> message) {
        return ((CommMsgCommand) message.getContent()).getData();
    }

    @BeforeEach
    void open() {
        comms.setIOPubChannel(page);
        NotebookExtension.register(renderer);
        widgets = new Widgets(comms);
    }

    @AfterEach
    void close() {
        page.close();
        context.term();
    }

    @Test
    void theCellShowsAViewOfTheControlsAndBesideItThePicture() {
        DisplayData shown = show(
                Interact.slider("gain", 0, 1, 0.5, 1, gain -> Plots.waveform(Waveform.mono(new float[100], 8000))));
        assertThat(shown.getData(MIMEType.IMAGE_PNG)).asString().startsWith("iVBO");
        String column = view(shown);
        assertThat(state(column).getAsJsonArray("children")).hasSize(2);
        assertThat(state(column).get("_model_name").getAsString()).isEqualTo("VBoxModel");
        assertThat(page.opened())
                .allSatisfy(message -> assertThat(message.getMetadata()).containsEntry("version", "2.1.0"));
    }

    @Test
    void aTurnOfTheSliderDrawsAgain() {
        show(Interact.slider("gain", 0, 1, 0.1, 1, gain -> "gain is " + gain));
        assertThat(state(opened("HTMLModel")).get("value").getAsString()).contains("gain is 1.0");
        say(opened("FloatSliderModel"), "{'method': 'update', 'state': {'value': 0.3}}");
        assertThat(page.last().get("method").getAsString()).isEqualTo("update");
        assertThat(value(page.last())).contains("gain is 0.3");
    }

    @Test
    void aPictureFollowsTheHandWithAPixelToEachOfThePageAndGetsFineWhenItRests() throws Exception {
        var chart = Plots.waveform(Waveform.mono(new float[100], 8000));
        show(Interact.slider("gain", 0, 1, 0.1, 1, gain -> chart.titled("gain " + gain)));
        String slider = opened("FloatSliderModel");
        assertThat(pixels(state(opened("HTMLModel")).get("value").getAsString()))
                .isEqualTo(2 * chart.getWidth());
        say(slider, "{'method': 'update', 'state': {'value': 0.3}}");
        int before = page.heard.size();
        say(slider, "{'method': 'update', 'state': {'value': 0.4}}");
        assertThat(pixels(value(data(page.heard.get(before))))).isEqualTo(chart.getWidth());
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (page.heard.size() == before + 1 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(pixels(value(page.last()))).isEqualTo(2 * chart.getWidth());
        assertThat(value(page.last())).contains("alt=\"gain 0.4\"");
    }

    @Test
    void aBoxIsNoHandThatMoves() throws IOException {
        var chart = Plots.waveform(Waveform.mono(new float[100], 8000));
        show(Interact.checkbox("log", false, log -> chart.titled("log " + log)));
        say(opened("CheckboxModel"), "{'method': 'update', 'state': {'value': true}}");
        assertThat(pixels(value(page.last()))).isEqualTo(2 * chart.getWidth());
    }

    @Test
    void aTextIsNotSentAgainWhenTheHandRests() throws InterruptedException {
        show(Interact.slider("gain", 0, 1, 0.1, 1, gain -> "gain is " + gain));
        say(opened("FloatSliderModel"), "{'method': 'update', 'state': {'value': 0.3}}");
        int told = page.heard.size();
        Thread.sleep(3 * MOMENT_MS);
        assertThat(page.heard).hasSize(told);
    }

    /** The width of a picture in a page. */
    private static int pixels(String html) throws IOException {
        String from = "base64,";
        String png = html.substring(html.indexOf(from) + from.length());
        byte[] file = Base64.getDecoder().decode(png.substring(0, png.indexOf('"')));
        return ImageIO.read(new ByteArrayInputStream(file)).getWidth();
    }

    @Test
    void severalViewsShareSeveralControls() {
        var log = Interact.checkbox("log", false);
        var again = Interact.button("again");
        DisplayData shown =
                show(Interact.with(log, again).show(() -> "log " + log.value(), () -> "again " + again.value()));
        assertThat(shown.getData(MIMEType.TEXT_HTML)).asString().contains("log false", "again 0");
        say(opened("ButtonModel"), "{'method': 'custom', 'content': {'event': 'click'}}");
        assertThat(value(page.last())).contains("log false", "again 1");
    }

    @Test
    void anExceptionStandsInThePicturesPlaceAndTheNextTurnMendsIt() {
        show(Interact.intSlider("window", 1, 9, 1, 1, window -> {
            if (window > 5) {
                throw new IOException("window: expected <= 5 but was " + window);
            }
            return "fine";
        }));
        String slider = opened("IntSliderModel");
        say(slider, "{'method': 'update', 'state': {'value': 6}}");
        assertThat(value(page.last()))
                .contains("IOException: window: expected &lt;= 5 but was 6", "<details", "InteractionTest.java");
        say(slider, "{'method': 'update', 'state': {'value': 5}}");
        assertThat(value(page.last())).contains("fine").doesNotContain("IOException");
    }

    @Test
    void whatIsPrintedIsShown() {
        show(Interact.button("again", presses -> {
            System.out.println("pressed " + presses + " times");
            return null;
        }));
        say(opened("ButtonModel"), "{'method': 'custom', 'content': {'event': 'click'}}");
        assertThat(value(page.last())).contains("pressed 1 times");
    }

    @Test
    void aPageThatIsLoadedAgainIsToldEverything() {
        show(Interact.slider("gain", 0, 1, 0.1, 1, gain -> "gain is " + gain));
        String slider = opened("FloatSliderModel");
        say(slider, "{'method': 'update', 'state': {'value': 0.3}}");
        int models = page.opened().size();

        loadAgain();

        assertThat(page.last().get("method").getAsString()).isEqualTo("update_states");
        JsonObject states = page.last().getAsJsonObject("states");
        assertThat(states.keySet()).hasSize(models);
        JsonObject told = states.getAsJsonObject(slider);
        assertThat(told.get("model_name").getAsString()).isEqualTo("FloatSliderModel");
        assertThat(told.getAsJsonObject("state").get("value").getAsDouble()).isEqualTo(0.3);
    }

    @Test
    void aModelThatIsAskedForItsStateTellsIt() {
        show(Interact.checkbox("log", true, log -> "log"));
        say(opened("CheckboxModel"), "{'method': 'request_state'}");
        assertThat(page.last().getAsJsonObject("state").get("description").getAsString())
                .isEqualTo("log");
    }

    @Test
    void aPanelGoesOnInThePageAndItsButtonIsPressed() {
        var presses = new AtomicInteger();
        var panel = new LivePanel("stop", presses::incrementAndGet);
        Surface top = panel.add();
        panel.add().show("below");
        top.show("step 1");
        var shown = new DisplayData();
        panel.show(widgets, renderer, shown);
        assertThat(shown.getData(MIMEType.TEXT_HTML)).asString().contains("step 1", "below");
        assertThat(state(view(shown)).getAsJsonArray("children")).hasSize(3);
        top.show("step 2");
        assertThat(value(page.last())).contains("step 2");
        say(opened("ButtonModel"), "{'method': 'custom', 'content': {'event': 'click'}}");
        assertThat(presses).hasValue(1);
    }

    @Test
    void whatIsDrawnWhileAPanelOpensIsShown() throws InterruptedException {
        var panel = new LivePanel("stop", () -> {});
        Surface top = panel.add();
        top.show("step 1");
        Thread drawing = page.meanwhile(() -> top.show("step 2"));
        panel.show(widgets, renderer, new DisplayData());
        drawing.join();
        assertThat(value(page.last())).contains("step 2");
    }

    @Test
    void aPageThatIsLoadedAgainHearsTheLatestLast() throws InterruptedException {
        var panel = new LivePanel("stop", () -> {});
        Surface top = panel.add();
        panel.show(widgets, renderer, new DisplayData());
        Thread drawing = page.meanwhile(() -> top.show("step 2"));
        loadAgain();
        drawing.join();
        assertThat(page.last().get("method").getAsString()).isEqualTo("update");
        assertThat(value(page.last())).contains("step 2");
    }

    @Test
    void nothingToShowIsAnError() {
        assertThatThrownBy(() -> Interact.with(Interact.button("again")).show())
                .hasMessage("expected something to show but was nothing: [again = 0]");
    }

    private void loadAgain() {
        var question = new Header<>(CommOpenCommand.MESSAGE_TYPE);
        var open = new CommOpenCommand("reload", "jupyter.widget.control", new JsonObject());
        comms.registerComm(comms.getTarget("jupyter.widget.control")
                .createComm(comms, "reload", "jupyter.widget.control", new Message<>(question, open)));
        say("reload", "{'method': 'request_states'}");
    }

    private DisplayData show(Interaction interaction) {
        var shown = new DisplayData();
        interaction.show(widgets, renderer, shown);
        return shown;
    }

    private static String view(DisplayData shown) {
        var type = new MIMEType("application", "vnd", "jupyter.widget-view", "json");
        return (String) ((Map<?, ?>) shown.getData(type)).get("model_id");
    }

    /** The only model of this name. */
    private String opened(String model) {
        return page.opened().stream()
                .map(message -> (CommOpenCommand) message.getContent())
                .filter(open -> stateOf(open).get("_model_name").getAsString().equals(model))
                .map(CommOpenCommand::getCommID)
                .findFirst()
                .orElseThrow();
    }

    private JsonObject state(String id) {
        return page.opened().stream()
                .map(message -> (CommOpenCommand) message.getContent())
                .filter(open -> open.getCommID().equals(id))
                .map(InteractionTest::stateOf)
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject stateOf(CommOpenCommand open) {
        return open.getData().getAsJsonObject("state");
    }

    private static String value(JsonObject update) {
        return update.getAsJsonObject("state").get("value").getAsString();
    }

    private void say(String id, String message) {
        var content = new CommMsgCommand(id, JsonParser.parseString(message).getAsJsonObject());
        var said = new Message<>(new Header<>(CommMsgCommand.MESSAGE_TYPE), content);
        if (comms.getCommByID(id) instanceof Widgets.Widget widget) {
            widget.onMessage(said);
        } else {
            ((Widgets.Reload) comms.getCommByID(id)).onMessage(said);
        }
    }
}
