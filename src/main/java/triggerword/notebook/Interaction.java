package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/**
 * Controls with the picture that depends on them; as the value of a cell, or displayed, it comes alive. {@link Interact}
 * makes it.
 *
 * <p>Beside it stands the picture as it was when the cell ran, for viewers without widgets.
 */
public final class Interaction {
    private static final String WIDGET_VIEW = "application/vnd.jupyter.widget-view+json";

    private final List<Control<?>> controls;
    private final Callable<?> view;

    Interaction(List<Control<?>> controls, Callable<?> view) {
        this.controls = controls;
        this.view = view;
    }

    /** The controls' names and values. */
    @Override
    public String toString() {
        return controls.stream().map(Control::toString).collect(Collectors.joining(", ", "Interaction[", "]"));
    }

    /** Opens it in the page, and gives what the cell shows. */
    void show(Widgets widgets, Renderer renderer, DisplayData shown) {
        Drawing first = draw();
        shown.assign(renderer.render(first.shown()));

        var text = new JsonObject();
        text.addProperty("value", first.page(renderer));
        Widgets.Widget picture = widgets.open("HTML", text);
        int longest = controls.stream()
                .mapToInt(control -> control.name().length())
                .max()
                .orElse(0);
        var children = new JsonArray();
        for (Control<?> control : controls) {
            Widgets.Widget widget = control.open(widgets, longest + "ch", () -> picture.show(draw().page(renderer)));
            children.add(widget.reference());
        }
        children.add(picture.reference());
        var column = new JsonObject();
        column.add("children", children);
        String id = widgets.open("VBox", column).getID();
        shown.putData(WIDGET_VIEW, Map.of("version_major", 2, "version_minor", 0, "model_id", id));
    }

    /** What the view gave now, or threw, and what it printed meanwhile: the kernel shows that to nobody. */
    private Drawing draw() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        Object shown;
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            shown = view.call();
        } catch (Throwable problem) { // of any kind: nobody else would show it
            shown = new Problem(problem);
        } finally {
            System.setOut(before);
        }
        return new Drawing(printed.toString(StandardCharsets.UTF_8), shown == null ? "" : shown);
    }

    private record Drawing(String printed, Object shown) {
        String page(Renderer renderer) {
            return (printed.isEmpty() ? "" : "<pre>" + Html.escape(printed) + "</pre>") + Html.page(shown, renderer);
        }
    }
}
