package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * Something to set in a notebook: a slider, a list to choose from, a box to tick, a button. {@link Interact} makes them
 * and shows them with the picture that depends on them; {@link #value} can be read in any cell.
 *
 * @param <T> what is set: a number, a choice, yes or no; of a button, how many times it was pressed
 */
public final class Control<T> {
    private static final String WIDTH = "560px";

    private final String name;
    private final Form form;
    private final Reader<T> reader;
    private volatile T value;

    /** What the front end knows it by: the kind of the model, that of its style, its width in the page, its state. */
    private record Form(String kind, String style, String width, JsonObject state) {}

    /** Tells from what the page said, and the value before, the value now. */
    private interface Reader<T> {
        T value(JsonObject said, T before);
    }

    private Control(String name, Form form, Reader<T> reader, T start) {
        this.name = name;
        this.form = form;
        this.reader = reader;
        this.value = start;
        form.state.addProperty("description", name);
    }

    static Control<Double> slider(String name, double from, double to, double step, double start) {
        JsonObject state = range(name, from, to, step, start);
        state.addProperty("readout_format", "." + places(step) + "f");
        return new Control<>(
                name,
                new Form("FloatSlider", "SliderStyle", WIDTH, state),
                set("value", JsonElement::getAsDouble),
                start);
    }

    static Control<Integer> intSlider(String name, int from, int to, int step, int start) {
        JsonObject state = range(name, from, to, step, start);
        state.addProperty("readout_format", "d");
        return new Control<>(
                name, new Form("IntSlider", "SliderStyle", WIDTH, state), set("value", JsonElement::getAsInt), start);
    }

    static <T> Control<T> dropdown(String name, List<T> choices) {
        List<T> kept = List.copyOf(choices);
        demand(!kept.isEmpty(), name, "at least one choice", "none");
        var labels = new JsonArray();
        kept.forEach(choice -> labels.add(choice.toString()));
        var state = new JsonObject();
        state.add("_options_labels", labels);
        state.addProperty("index", 0);
        return new Control<>(
                name,
                new Form("Dropdown", "DescriptionStyle", WIDTH, state),
                set("index", index -> kept.get(index.getAsInt())),
                kept.get(0));
    }

    static Control<Boolean> checkbox(String name, boolean start) {
        var state = new JsonObject();
        state.addProperty("value", start);
        return new Control<>(
                name,
                new Form("Checkbox", "CheckboxStyle", WIDTH, state),
                set("value", JsonElement::getAsBoolean),
                start);
    }

    static Control<Integer> button(String name) {
        return new Control<>(
                name,
                new Form("Button", "ButtonStyle", "max-content", new JsonObject()),
                (said, presses) -> said.has("content") ? presses + 1 : presses,
                0);
    }

    /** What is set now. */
    public T value() {
        return value;
    }

    /** Its name and what is set, as in {@code threshold = 0.5}. */
    @Override
    public String toString() {
        return name + " = " + value;
    }

    String name() {
        return name;
    }

    /** What is done after a change. */
    interface Redraw {
        /** @param moving true if a hand may be on the way to another value: on a slider */
        void run(boolean moving);
    }

    /** Opens it in the page; {@code redraw} runs after each change. */
    Widgets.Widget open(Widgets widgets, String nameWidth, Redraw redraw) {
        var style = new JsonObject();
        style.addProperty("description_width", nameWidth);
        var layout = new JsonObject();
        layout.addProperty("width", form.width);
        form.state.addProperty("style", widgets.openLook(form.style, style).reference());
        form.state.addProperty("layout", widgets.openLook("Layout", layout).reference());
        Widgets.Widget widget = widgets.open(form.kind, form.state);
        widget.onMessage(said -> {
            if (take(said)) {
                redraw.run(form.kind.endsWith("Slider"));
            }
        });
        return widget;
    }

    /** Takes over what the page says; true if the value is another now. */
    boolean take(JsonObject said) {
        T before = value;
        value = reader.value(said, before);
        return !value.equals(before);
    }

    private static <T> Reader<T> set(String key, Function<JsonElement, T> reader) {
        return (said, before) -> {
            JsonElement changed =
                    said.has("state") ? said.getAsJsonObject("state").get(key) : null;
            return changed == null ? before : reader.apply(changed);
        };
    }

    private static JsonObject range(String name, double from, double to, double step, double start) {
        demand(from < to, name, "a range from the lesser to the greater", from + " to " + to);
        demand(step > 0, name, "a step above 0", step);
        demand(from <= start && start <= to, name, "a start from " + from + " to " + to, start);
        var state = new JsonObject();
        state.addProperty("min", from);
        state.addProperty("max", to);
        state.addProperty("step", step);
        state.addProperty("value", start);
        return state;
    }

    /** Places after the point that tell one step from the next. */
    private static int places(double step) {
        return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    }

    private static void demand(boolean holds, String name, String expected, Object was) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + " but was " + was);
        }
    }
}
