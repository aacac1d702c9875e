package triggerword.notebook;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * Players, tables and sentences one below the other, as one value of a cell.
 *
 * @param title what they are
 * @param parts {@link PicturePlayer}s, {@link AudioPlayer}s, tables, texts
 */
public record Page(String title, List<?> parts) {
    public Page {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "Page[" + title + ", " + parts.size() + " parts]";
    }

    String html() {
        return parts.stream()
                .map(Page::html)
                .collect(Collectors.joining("", "<h3>" + Html.escape(title) + "</h3>", ""));
    }

    private static String html(Object part) {
        if (part instanceof PicturePlayer player) {
            return player.html();
        }
        if (part instanceof AudioPlayer player) {
            return player.html();
        }
        return part instanceof Table table ? TableView.html(table) : "<p>" + Html.escape(part.toString()) + "</p>";
    }
}
