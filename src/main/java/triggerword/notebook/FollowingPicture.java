package triggerword.notebook;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import triggerword.plot.ChartImage;

/**
 * What a page shows for the values of its controls. While a hand moves one, charts have a pixel to each of the page: to draw,
 * send and show four times as many would take half as long again, and the picture would lag. Once the hand rests they become
 * as fine as all others.
 */
final class FollowingPicture {
    private static final long REST_MS = 250;

    private static final ScheduledExecutorService RESTS = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "resting hand");
        thread.setDaemon(true);
        return thread;
    });

    private final Renderer renderer;
    private final Widgets.Widget widget;
    private long moves;
    private Future<?> refinement = CompletableFuture.completedFuture(null);

    /** Opens it in the page, as fine as it gets. */
    FollowingPicture(Interaction.Drawing first, Widgets widgets, Renderer renderer) {
        this.renderer = renderer;
        var text = new JsonObject();
        text.addProperty("value", first.page(renderer, ChartImage::quickPng));
        widget = widgets.open("HTML", text);
    }

    /** How the column names it in its state. */
    String reference() {
        return widget.reference();
    }

    /** Shows what is drawn now; never while it refines what it showed before, which may be the same chart. */
    synchronized void follow(Supplier<Interaction.Drawing> drawing) {
        refinement.cancel(false);
        Interaction.Drawing now = drawing.get().withPages(renderer);
        long move = ++moves;
        widget.set("value", now.page(renderer, ChartImage::movingPng));
        if (now.hasCharts()) {
            refinement = RESTS.schedule(() -> refine(now, move), REST_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Does nothing if the hand moved while this waited for its turn. */
    private synchronized void refine(Interaction.Drawing drawing, long move) {
        if (move == moves) {
            widget.set("value", drawing.page(renderer, ChartImage::quickPng));
        }
    }
}
