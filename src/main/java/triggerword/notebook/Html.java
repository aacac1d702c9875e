package triggerword.notebook;

import java.util.Base64;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.IChart;

/** What pages in a notebook are put together from. */
final class Html {
    private Html() {}

    /** The text, so that a page shows it as it is. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** An address that holds the file itself, so that the notebook needs no other. */
    static String dataUri(String mimeType, byte[] file) {
        return "data:" + mimeType + ";base64," + base64(file);
    }

    /**
     * A chart as part of a page; in a narrow one it shrinks.
     *
     * @param png   the picture's file
     * @param title what stands for it where it cannot be seen
     */
    static String picture(IChart chart, byte[] png, String title) {
        return "<img width=\"" + chart.getWidth() + "\" height=\"" + chart.getHeight()
                + "\" style=\"max-width:100%;height:auto\" alt=\"" + escape(title) + "\" src=\""
                + dataUri("image/png", png) + "\">";
    }

    /**
     * Anything that a cell can show, as part of a page.
     *
     * @param png makes a file of a chart
     */
    static String page(Object value, Renderer renderer, Function<IChart, byte[]> png) {
        IChart chart = NotebookExtension.chart(value);
        if (chart != null) {
            return picture(chart, png.apply(chart), chart.getTitle());
        }
        return part(value, renderer).html();
    }

    /** A part of a page. */
    record Part(String html) {}

    /** Anything that a cell can show other than as a chart. */
    static Part part(Object value, Renderer renderer) {
        if (value instanceof Part part) {
            return part;
        }
        DisplayData shown = renderer.render(value);
        Object page = shown.getData(MIMEType.TEXT_HTML);
        return new Part(
                page != null
                        ? page.toString()
                        : "<pre>" + escape(String.valueOf(shown.getData(MIMEType.TEXT_PLAIN))) + "</pre>");
    }
}
