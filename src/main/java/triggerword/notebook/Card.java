package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A thing as a page: its name, and below it a row for each thing that is known of it. */
final class Card {
    private static final String VALUES = "text-align:left;vertical-align:top";

    private static final int DIGITS = 4;

    /** Characters that are shown of themselves. */
    private static final int LONGEST = 600;

    private final StringBuilder page;

    Card(String name) {
        page = new StringBuilder("<h3>" + Html.escape(name) + "</h3><table><tbody>");
    }

    /** Adds a row of text; returns this card. */
    Card row(String name, String text) {
        return markup(name, Html.escape(text));
    }

    /** Adds a row of JSON; returns this card. */
    Card row(String name, JsonElement value) {
        return markup(name, value(value));
    }

    /** Adds a row of HTML, what is long a click away; returns this card. */
    private Card markup(String name, String html) {
        page.append("<tr><th style=\"white-space:nowrap;" + VALUES + "\">")
                .append(Html.escape(name))
                .append("</th><td style=\"" + VALUES + "\">")
                .append(html.length() <= LONGEST ? html : folded(html))
                .append("</td></tr>");
        return this;
    }

    private static String folded(String html) {
        return "<details><summary>show all</summary>" + html + "</details>";
    }

    String html() {
        return page + "</tbody></table>";
    }

    /** Numbers to four digits, texts as they are, short lists in a line, sentences as a list, objects by their entries. */
    private static String value(JsonElement value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().map(Card::entry).collect(Collectors.joining(" · "));
        }
        if (value instanceof JsonArray array) {
            return list(array);
        }
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return number(primitive.getAsBigDecimal());
        }
        return value.isJsonNull() ? "" : Html.escape(value.getAsString());
    }

    /** A number to four digits; whole ones, seeds among them, as they are. */
    static String number(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        BigDecimal shown = whole ? value : value.round(new MathContext(DIGITS));
        return shown.stripTrailingZeros().toPlainString();
    }

    private static String entry(Map.Entry<String, JsonElement> entry) {
        String inner = value(entry.getValue());
        boolean nested = entry.getValue().isJsonObject() || entry.getValue().isJsonArray();
        return Html.escape(entry.getKey()) + " " + (nested ? "(" + inner + ")" : inner);
    }

    private static String list(JsonArray array) {
        var items = StreamSupport.stream(array.spliterator(), false).map(Card::value);
        if (StreamSupport.stream(array.spliterator(), false).anyMatch(Card::needsALine)) {
            return items.map(item -> "<li>" + item + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
        }
        String count = array.size() > 3 ? array.size() + ": " : "";
        return items.collect(Collectors.joining(", ", count, ""));
    }

    private static boolean needsALine(JsonElement item) {
        return !item.isJsonPrimitive() || item.getAsString().contains(" ");
    }
}
