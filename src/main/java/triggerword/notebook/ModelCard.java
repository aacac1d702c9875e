package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.MelOptions;

/**
 * A model as a page: what it listens for, what it is made of, when it triggers, where it comes from, and what is known
 * to go wrong. (Mitchell et al., Model Cards for Model Reporting, 2019.)
 *
 * <p>Of the provenance, each entry is shown as what it is, whatever its name: one that training adds needs no change here.
 */
final class ModelCard {
    private static final String VALUES = "text-align:left;vertical-align:top";

    private static final int DIGITS = 4;

    /** Characters that are shown of themselves. */
    private static final int LONGEST = 600;

    private ModelCard() {}

    static String html(Model model) {
        var page = new StringBuilder("<h3>“" + Html.escape(model.word()) + "”</h3><table><tbody>");
        int number = 0;
        for (Member member : model.members()) {
            String name = model.members().size() == 1 ? "network" : "network " + ++number;
            row(page, name, Html.escape(describe(member.network())));
            row(page, name.replace("network", "features"), Html.escape(describe(member.features())));
        }
        row(page, "weights", String.format(Locale.ROOT, "%,d", model.parameters()));
        row(page, "rule", Html.escape(describe(model.rule(), model.stepMs())));
        model.provenance().entries().entrySet().stream()
                .filter(entry -> !entry.getValue().isJsonNull())
                .forEach(entry -> row(page, entry.getKey(), folded(value(entry.getValue()))));
        if (model.provenance().entries().isEmpty()) {
            row(page, "provenance", "unknown");
        }
        return page.append("</tbody></table>").toString();
    }

    /** What is long, a recipe say, a click away. */
    private static String folded(String html) {
        return html.length() <= LONGEST ? html : "<details><summary>show all</summary>" + html + "</details>";
    }

    private static void row(StringBuilder page, String name, String html) {
        page.append("<tr><th style=\"white-space:nowrap;")
                .append(VALUES)
                .append("\">")
                .append(Html.escape(name));
        page.append("</th><td style=\"")
                .append(VALUES)
                .append("\">")
                .append(html)
                .append("</td></tr>");
    }

    private static String describe(NetworkShape network) {
        if (network instanceof NetworkOptions gru) {
            return String.format(
                    Locale.ROOT,
                    "convolution (%d filters, kernel %d, stride %d) and two GRUs of %d units",
                    gru.filters(),
                    gru.kernel(),
                    gru.stride(),
                    gru.units());
        }
        var temporal = (TemporalConvolutionOptions) network;
        return String.format(
                Locale.ROOT,
                "temporal convolution (%d channels, kernel %d, stride %d, dilations %s)",
                temporal.channels(),
                temporal.kernel(),
                temporal.stride(),
                temporal.dilations());
    }

    private static String describe(Features features) {
        String bins = features instanceof MelOptions mel
                ? mel.bands() + " mel bands, "
                        + mel.compression().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : features.bins() + " frequencies, power";
        return String.format(
                Locale.ROOT, "%s; one frame every %.2f ms of %d Hz", bins, features.hopMs(), features.sampleRateHz());
    }

    private static String describe(DetectorOptions rule, double stepMs) {
        String mean = rule.smoothingSteps() == 1
                ? ""
                : String.format(Locale.ROOT, ", averaged over %.0f ms,", rule.smoothingSteps() * stepMs);
        return String.format(
                Locale.ROOT,
                "a score%s above %.3f triggers, at most once in %.0f ms",
                mean,
                rule.threshold(),
                rule.refractorySteps() * stepMs);
    }

    /** Numbers to four digits, texts as they are, short lists in a line, sentences as a list, objects by their entries. */
    private static String value(JsonElement value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().map(ModelCard::entry).collect(Collectors.joining(" · "));
        }
        if (value instanceof JsonArray array) {
            return list(array);
        }
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return number(primitive.getAsBigDecimal());
        }
        return value.isJsonNull() ? "" : Html.escape(value.getAsString());
    }

    /** Whole numbers, seeds among them, stay as they are. */
    private static String number(BigDecimal value) {
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
        var items = StreamSupport.stream(array.spliterator(), false).map(ModelCard::value);
        if (StreamSupport.stream(array.spliterator(), false).anyMatch(ModelCard::needsALine)) {
            return items.map(item -> "<li>" + item + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
        }
        String count = array.size() > 3 ? array.size() + ": " : "";
        return items.collect(Collectors.joining(", ", count, ""));
    }

    private static boolean needsALine(JsonElement item) {
        return !item.isJsonPrimitive() || item.getAsString().contains(" ");
    }
}
