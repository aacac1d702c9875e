package triggerword.notebook;

import java.io.PrintStream;
import java.util.Locale;
import triggerword.training.Progress;

/**
 * How far something long has come: a bar that fills in place, in a notebook; elsewhere a line of text now and then.
 *
 * <p>Call {@link #update} as often as you like: it draws ten times a second at most.
 */
public final class ProgressBar {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final long PRINT_NANOS = 5_000_000_000L;

    private final String title;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private long drawn;
    private final Surface surface;
    private final double shareBefore;
    private double share;
    private String text = "";

    /** A bar at 0; it shows itself with the first update. */
    public ProgressBar(String title) {
        this(title, 0, new LiveDisplay());
    }

    /**
     * A bar for what is gone on with.
     *
     * @param shareBefore how much was done before, from 0 to 1: it says nothing of the time that is left
     * @param surface     where it shows itself in a notebook
     */
    ProgressBar(String title, double shareBefore, Surface surface) {
        this(title, shareBefore, surface, System.out);
    }

    /** A bar that prints here where there is no notebook. */
    ProgressBar(String title, double shareBefore, Surface surface, PrintStream out) {
        this.title = title;
        this.surface = surface;
        this.shareBefore = shareBefore;
        this.out = out;
    }

    /**
     * Shows how much is done.
     *
     * @param done  how much
     * @param total of how much, above 0; at {@code done == total} the bar is drawn in any case
     * @param text  what else is worth knowing: a loss, a speed; may be empty
     * @throws IllegalArgumentException if {@code done} is not between 0 and {@code total}
     */
    public void update(long done, long total, String text) {
        if (done < 0 || total <= 0 || done > total) {
            throw new IllegalArgumentException("done: expected 0 to " + total + " (the total) but was " + done);
        }
        share = (double) done / total;
        String progress = done + " of " + total;
        double seconds = (System.nanoTime() - started) / 1e9;
        String time = done == total ? duration(seconds) : left(seconds);
        this.text = progress + (text.isEmpty() ? "" : " · " + text) + (time.isEmpty() ? "" : " · " + time);
        boolean notebook = NotebookExtension.installed();
        long now = System.nanoTime();
        if (done == total || drawn == 0 || now - drawn >= (notebook ? REDRAW_NANOS : PRINT_NANOS)) {
            drawn = now;
            show(notebook);
        }
    }

    /**
     * Shows where a training stands.
     *
     * @param measured what the last epoch gave, behind the loss; may be empty
     */
    void update(Progress progress, String measured) {
        update(
                (progress.epoch() - 1L) * progress.steps() + progress.step(),
                (long) progress.epochs() * progress.steps(),
                String.format(
                        Locale.ROOT,
                        "epoch %d of %d, loss %.4f%s, %.1f examples/s",
                        progress.epoch(),
                        progress.epochs(),
                        progress.loss(),
                        measured,
                        progress.examplesPerSecond()));
    }

    /** Shows how far it is, from 0 to 1, and why it does not go on. */
    void end(double share, String text) {
        this.share = share;
        this.text = text;
        show(NotebookExtension.installed());
    }

    /** Shows why it does not go on; the bar stays where it is. */
    void end(String text) {
        end(share, text);
    }

    /** The bar as a line of text. */
    @Override
    public String toString() {
        int filled = (int) Math.round(20 * share);
        return title + " " + "█".repeat(filled) + "░".repeat(20 - filled) + " "
                + String.format(Locale.ROOT, "%3.0f %%", 100 * share) + " · " + text;
    }

    String html() {
        String width = String.format(Locale.ROOT, "%.1f%%", 100 * share);
        return "<div><b>" + Html.escape(title) + "</b> " + Html.escape(text) + "</div>"
                + "<div style=\"width:600px;height:8px;background:#e4e4e4\">"
                + "<div style=\"width:" + width + ";height:8px;background:#0072b2\"></div></div>";
    }

    private void show(boolean notebook) {
        if (!notebook) {
            out.println(this);
        } else {
            surface.show(this);
        }
    }

    private String left(double seconds) {
        double own = share - shareBefore;
        return own <= 0 ? "" : duration(seconds / own * (1 - share)) + " left";
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 100 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
