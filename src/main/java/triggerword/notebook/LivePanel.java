package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import triggerword.plot.ChartImage;

/**
 * What goes on in the background, with a button: surfaces one below the other. It goes on also in a page that was loaded
 * again, which a {@link LiveDisplay} does not.
 *
 * <p>The kernel's thread opens it and another draws on it: one at a time, by the panel's lock.
 */
final class LivePanel {
    private final List<Part> parts = new ArrayList<>();
    private final String button;
    private final Runnable pressed;
    private final LiveDisplay page = new LiveDisplay();
    private Widgets.Widget buttonWidget;

    /**
     * A panel that is not shown yet.
     *
     * @param button  its button's name
     * @param pressed runs between two cells: while one runs, a press waits
     */
    LivePanel(String button, Runnable pressed) {
        this.button = button;
        this.pressed = pressed;
    }

    /** Adds a surface below those there are; what it shows before {@link #open} it shows from then on. */
    synchronized Surface add() {
        var part = new Part();
        parts.add(part);
        return part;
    }

    /** Shows it in the cell that runs. */
    void open() {
        page.show(this);
    }

    /** Takes the button away; the last that was shown stays, also in a notebook that is kept without its kernel. */
    synchronized void close() {
        buttonWidget.set("disabled", true);
        page.show(new Interaction.Drawing(values()));
    }

    private List<Object> values() {
        return parts.stream().map(part -> part.value).toList();
    }

    /** Opens it in the page, and gives what the cell shows. */
    synchronized void show(Widgets widgets, Renderer renderer, DisplayData shown) {
        shown.assign(renderer.render(new Interaction.Drawing(values())));
        var children = new JsonArray();
        for (Part part : parts) {
            part.open(widgets, renderer);
            children.add(part.widget.reference());
        }
        var state = new JsonObject();
        state.addProperty("description", button);
        buttonWidget = widgets.open("Button", state);
        buttonWidget.onMessage(said -> {
            if (said.has("content")) {
                pressed.run();
            }
        });
        children.add(buttonWidget.reference());
        widgets.showColumn(children, shown);
    }

    /** A surface that is a widget of its own. */
    private final class Part implements Surface {
        private Object value = "";
        private Widgets.Widget widget;
        private Renderer renderer;

        private void open(Widgets widgets, Renderer renderer) {
            this.renderer = renderer;
            var state = new JsonObject();
            state.addProperty("value", page());
            widget = widgets.open("HTML", state);
        }

        @Override
        public void show(Object value) {
            synchronized (LivePanel.this) {
                this.value = value;
                if (widget != null) {
                    widget.set("value", page());
                }
            }
        }

        private String page() {
            return Html.page(value, renderer, ChartImage::quickPng);
        }
    }
}
