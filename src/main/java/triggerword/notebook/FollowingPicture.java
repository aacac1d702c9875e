package triggerword.notebook;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import triggerword.plot.ChartImage;

/**
 * What a page shows for the values of its controls. While a hand moves a slider, charts have a pixel to each of the page: to
 * draw, send and show four times as many would take half as long again, and the picture would lag. Once the hand rests they
 * become as fine as all others.
 */
final class FollowingPicture {
    private static final Executor AFTER_A_REST = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);
    /** Pictures are drawn one at a time, as several may draw the same chart. */
    private static final Object DRAWING = new Object();

    private final Renderer renderer;
    private final Widgets.Widget widget;
    private long changes;

    /** Opens it in the page. */
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

    /**
     * Shows what is drawn now.
     *
     * @param moving true if the next change may come at once
     */
    void follow(Supplier<Interaction.Drawing> drawing, boolean moving) {
        synchronized (DRAWING) {
            long change = ++changes;
            Interaction.Drawing now = drawing.get().made(renderer);
            if (moving && now.hasCharts()) {
                widget.set("value", now.page(renderer, ChartImage::movingPng));
                AFTER_A_REST.execute(() -> refine(now, change));
            } else {
                widget.set("value", now.page(renderer, ChartImage::quickPng));
            }
        }
    }

    /** Shows a drawing again if it is still the last one. */
    private void refine(Interaction.Drawing drawing, long change) {
        synchronized (DRAWING) {
            if (change == changes) {
                widget.set("value", drawing.page(renderer, ChartImage::quickPng));
            }
        }
    }
}
