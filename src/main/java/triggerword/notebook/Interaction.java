package triggerword.notebook;

import com.google.gson.JsonArray;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * Controls with the picture that depends on them; as the value of a cell, or displayed, it comes alive. {@link Interact}
 * makes it.
 *
 * <p>Beside it stands the picture as it was when the cell ran, for viewers without widgets.
 */
public final class Interaction {
    private final List<Control<?>> controls;
    private final List<Callable<?>> views;

    Interaction(List<Control<?>> controls, List<Callable<?>> views) {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("expected something to show but was nothing: " + controls);
        }
        this.controls = controls;
        this.views = views;
    }

    /** The controls' names and values. */
    @Override
    public String toString() {
        return controls.stream().map(Control::toString).collect(Collectors.joining(", ", "Interaction[", "]"));
    }

    /** Opens it in the page, and gives what the cell shows. */
    void show(Widgets widgets, Renderer renderer, DisplayData shown) {
        Drawing first = draw();
        shown.assign(renderer.render(first.parts().size() == 1 ? first.parts().get(0) : first));

        var picture = new FollowingPicture(first, widgets, renderer);
        int longest = controls.stream()
                .mapToInt(control -> control.name().length())
                .max()
                .orElse(0);
        var children = new JsonArray();
        for (Control<?> control : controls) {
            Widgets.Widget widget = control.open(widgets, longest + "ch", moving -> picture.follow(this::draw, moving));
            children.add(widget.reference());
        }
        children.add(picture.reference());
        widgets.showColumn(children, shown);
    }

    private Drawing draw() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        var parts = new ArrayList<>();
        // What is printed meanwhile the kernel would show to nobody.
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            for (Callable<?> view : views) {
                parts.add(Objects.requireNonNullElse(view.call(), ""));
            }
        } catch (Throwable problem) { // of any kind: nobody else would show it
            parts.add(new Problem(problem));
        } finally {
            System.setOut(before);
        }
        if (printed.size() > 0) {
            parts.add(0, printed.toString(StandardCharsets.UTF_8));
        }
        return new Drawing(parts);
    }

    /** What the views printed, gave, and threw. */
    record Drawing(List<Object> parts) {
        /** The titles of charts, and everything else as it calls itself. */
        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof IChart chart ? "Chart[" + chart.getTitle() + "]" : part.toString())
                    .collect(Collectors.joining("\n"));
        }

        String page(Renderer renderer, Function<IChart, byte[]> png) {
            return parts.stream()
                    .map(part -> "<div>" + Html.page(part, renderer, png) + "</div>")
                    .collect(Collectors.joining());
        }

        /** The same as charts and pages, which need not be made again to be drawn finer. */
        Drawing made(Renderer renderer) {
            return new Drawing(parts.stream()
                    .map(part -> {
                        IChart chart = NotebookExtension.chart(part);
                        return chart == null ? Html.part(part, renderer) : chart;
                    })
                    .toList());
        }

        /** True if something of what was {@link #made} is a chart. */
        boolean hasCharts() {
            return parts.stream().anyMatch(IChart.class::isInstance);
        }
    }
}
