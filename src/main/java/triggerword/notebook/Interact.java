package triggerword.notebook;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Pictures to play with: turn a slider, and what depends on it is drawn again, by your own Java.
 *
 * <pre>{@code
 * Interact.slider("threshold", 0, 1, 0.01, 0.5, t -> Plots.scores(scores, stepMs).threshold(t))
 * }</pre>
 *
 * <p>Several controls with one picture are made first and shown together:
 *
 * <pre>{@code
 * var window = Interact.intSlider("window (samples)", 50, 3200, 50, 200);
 * var log    = Interact.checkbox("log", true);
 * Interact.with(window, log).show(() -> spectrogram(window.value(), log.value()))
 * }</pre>
 *
 * <p>What is shown may be anything that a cell can show: a chart, a table, a sound to play, a text. An exception is shown
 * in the picture's place. Compute what takes long in a cell before: the picture follows the hand only if it is drawn
 * within a tenth of a second. While a cell runs, changes wait.
 */
public final class Interact {
    private Interact() {}

    /**
     * What is shown for a value.
     *
     * @param <T> the value's type
     */
    public interface View<T> {
        /** A chart, a table, a sound: whatever a cell can show. */
        Object of(T value) throws Exception;
    }

    /**
     * A slider for numbers.
     *
     * @throws IllegalArgumentException if {@code from} is not below {@code to}, {@code step} not above 0, or {@code start}
     *     not between them
     */
    public static Control<Double> slider(String name, double from, double to, double step, double start) {
        return Control.slider(name, from, to, step, start);
    }

    /** A slider for numbers and what it shows. */
    public static Interaction slider(
            String name, double from, double to, double step, double start, View<Double> view) {
        return one(slider(name, from, to, step, start), view);
    }

    /**
     * A slider for whole numbers.
     *
     * @throws IllegalArgumentException as {@link #slider(String, double, double, double, double)}
     */
    public static Control<Integer> intSlider(String name, int from, int to, int step, int start) {
        return Control.intSlider(name, from, to, step, start);
    }

    /** A slider for whole numbers and what it shows. */
    public static Interaction intSlider(String name, int from, int to, int step, int start, View<Integer> view) {
        return one(intSlider(name, from, to, step, start), view);
    }

    /**
     * A list to choose from; the first is chosen.
     *
     * @param choices each listed by its {@code toString}
     * @throws IllegalArgumentException if there are none
     */
    public static <T> Control<T> dropdown(String name, List<T> choices) {
        return Control.dropdown(name, choices);
    }

    /** A list to choose from and what it shows. */
    public static <T> Interaction dropdown(String name, List<T> choices, View<T> view) {
        return one(dropdown(name, choices), view);
    }

    /** A box to tick. */
    public static Control<Boolean> checkbox(String name, boolean start) {
        return Control.checkbox(name, start);
    }

    /** A box to tick and what it shows. */
    public static Interaction checkbox(String name, boolean start, View<Boolean> view) {
        return one(checkbox(name, start), view);
    }

    /** A button; its value is how many times it was pressed. */
    public static Control<Integer> button(String name) {
        return Control.button(name);
    }

    /** A button and what it shows after so many presses; 0 at first. */
    public static Interaction button(String name, View<Integer> view) {
        return one(button(name), view);
    }

    /** Controls to be shown together, one below the other. */
    public static Controls with(Control<?>... controls) {
        return new Controls(List.of(controls));
    }

    private static <T> Interaction one(Control<T> control, View<T> view) {
        return with(control).show(() -> view.of(control.value()));
    }

    /**
     * Controls that one picture depends on.
     *
     * @param all from the top
     */
    public record Controls(List<Control<?>> all) {
        public Controls {
            all = List.copyOf(all);
        }

        /**
         * The controls and under them what the views give, one below the other; all are called again after each change.
         *
         * @throws IllegalArgumentException if there is no view
         */
        public Interaction show(Callable<?>... views) {
            return new Interaction(all, List.of(views));
        }
    }
}
